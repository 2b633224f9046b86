using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>The options of a custom tool, in addition to its name, its description and its function.</summary>
public sealed record TradingToolOptions
{
    /// <summary>
    /// How arguments and answers that are neither text nor numbers become JSON; with a source-generated resolver, a
    /// tool with types of its own works in an application that is trimmed or compiled ahead of time. With these
    /// options, an answer that is not text is written as JSON. Default: null, the options of Microsoft.Extensions.AI
    /// for arguments, and <see cref="object.ToString"/> for answers.
    /// </summary>
    public JsonSerializerOptions? SerializerOptions { get; init; }

    /// <summary>
    /// What a call leaves behind. Default: null; a tool that takes a <see cref="ClientOrderId"/> trades, and any other
    /// reads.
    /// </summary>
    public ToolEffect? Effect { get; init; }
}
