using System.Collections.Immutable;

namespace AiTrader.Tools;

/// <summary>
/// The tools that models are offered; immutable. Bound to a context, they act for that signature, time and model alone.
/// </summary>
public sealed class TradingToolset
{
    private readonly ImmutableArray<TradingTool> _tools;

    /// <summary>Makes a toolset.</summary>
    /// <exception cref="ArgumentException">Two tools have one name.</exception>
    public TradingToolset(IEnumerable<TradingTool> tools)
    {
        _tools = [.. tools];
        string[] shared =
        [
            .. _tools.GroupBy(tool => tool.Name).Where(group => group.Count() > 1).Select(group => group.Key),
        ];
        if (shared.Length > 0)
        {
            throw new ArgumentException(
                $"Each tool needs a name of its own; shared are: {string.Join(", ", shared)}.",
                nameof(tools)
            );
        }
    }

    /// <summary>The tools.</summary>
    public IReadOnlyList<TradingTool> Tools => _tools;

    /// <summary>A toolset with one more tool.</summary>
    /// <exception cref="ArgumentException">There is one of its name.</exception>
    public TradingToolset With(TradingTool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return new TradingToolset(_tools.Add(tool));
    }

    /// <summary>The tools as functions that a chat client can call, all of them bound to one context.</summary>
    public BoundTools Bind(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new BoundTools(context, _tools);
    }
}
