using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>The options of a custom tool, in addition to its name, its description and its function.</summary>
public sealed record TradingToolOptions
{
    /// <summary>
    /// How arguments and answers of the tool's own types become JSON; with a source-generated resolver, a tool works in
    /// an application that is trimmed or compiled ahead of time. Text, numbers and the words of AiTrader need none.
    /// Default: null, the options of Microsoft.Extensions.AI.
    /// </summary>
    public JsonSerializerOptions? SerializerOptions { get; init; }

    /// <summary>
    /// What a call leaves behind. Default: null; a tool that takes a <see cref="ClientOrderId"/> trades, and any other
    /// reads.
    /// </summary>
    public ToolEffect? Effect { get; init; }

    /// <summary>
    /// The name of the tool for the people who use an application, as in <c>Current prices</c>; a tool server shows it.
    /// Default: null, no name but that of the tool.
    /// </summary>
    public string? Title { get; init; }

    /// <summary>
    /// Whether it tells what the prompt of a session says, so that only models without such a prompt need it.
    /// </summary>
    internal bool IsForHosts { get; init; }
}
