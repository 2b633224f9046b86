using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace AiTrader.Tools;

/// <summary>
/// The tools that models are offered; immutable. Bound to a context, they act only for that signature, time and model.
/// <code>TradingToolset tools = [.. StandardTools.CreateFor(desk), trend];</code>
/// </summary>
[CollectionBuilder(typeof(TradingToolset), nameof(Create))]
public sealed class TradingToolset : IReadOnlyList<TradingTool>
{
    private readonly ImmutableArray<TradingTool> _tools;

    private TradingToolset(ImmutableArray<TradingTool> tools) => _tools = tools;

    /// <summary>The number of tools.</summary>
    public int Count => _tools.Length;

    /// <summary>A tool, from 0.</summary>
    public TradingTool this[int index] => _tools[index];

    /// <summary>Creates a toolset; what a collection expression calls.</summary>
    /// <exception cref="ArgumentException">Two tools have one name, or one is null.</exception>
    public static TradingToolset Create(ReadOnlySpan<TradingTool> tools)
    {
        var all = tools.ToImmutableArray();
        if (all.Contains(null!))
        {
            throw new ArgumentException("A tool is null.", nameof(tools));
        }

        string[] shared =
        [
            .. all.GroupBy(tool => tool.Name).Where(group => group.Count() > 1).Select(group => group.Key),
        ];
        return shared.Length == 0
            ? new TradingToolset(all)
            : throw new ArgumentException(
                $"Each tool needs its own name. Names that occur more than once: {string.Join(", ", shared)}.",
                nameof(tools)
            );
    }

    /// <summary>The tools as functions that a chat client can call, all of them bound to one context.</summary>
    /// <param name="context">The trading context.</param>
    /// <param name="envelope">What encloses text of others; null for one with a random mark.</param>
    public BoundTools Bind(TradingContext context, TextEnvelope? envelope = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new BoundTools(context, envelope ?? TextEnvelope.CreateRandom(), _tools);
    }

    /// <inheritdoc/>
    public IEnumerator<TradingTool> GetEnumerator() => _tools.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
