using System.Collections;
using System.Collections.Concurrent;
using AiTrader.Orders;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Binding;

/// <summary>The tools of a toolset, all bound to one context.</summary>
public sealed class BoundTools : IReadOnlyList<AIFunction>
{
    private readonly AIFunction[] _functions;
    private readonly ConcurrentQueue<RefusedCall> _refused = new();
    private int _calls;

    internal BoundTools(TradingContext context, IEnumerable<TradingTool> tools)
    {
        Context = context;
        _functions = [.. tools.Select(tool => new BoundFunction(tool, this))];
    }

    /// <summary>For whom, when and by which model.</summary>
    public TradingContext Context { get; }

    /// <summary>The number of tools.</summary>
    public int Count => _functions.Length;

    /// <summary>The calls that were refused so far: malformed, or with arguments that a model may not set.</summary>
    public IReadOnlyList<RefusedCall> Refused => [.. _refused];

    /// <summary>A tool, from 0.</summary>
    public AIFunction this[int index] => _functions[index];

    /// <inheritdoc/>
    public IEnumerator<AIFunction> GetEnumerator() => _functions.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Record(RefusedCall refused) => _refused.Enqueue(refused);

    /// <summary>The id of a call: by the <see cref="ToolCall"/> in its arguments' context, else by the order of the calls.</summary>
    internal ClientOrderId IdOf(AIFunctionArguments arguments) =>
        arguments.Context is { } given && given.TryGetValue(typeof(ToolCall), out object? value) && value is ToolCall call
            ? ClientOrderId.For(Context, call.Turn, call.Call)
            : ClientOrderId.For(Context, 1, Interlocked.Increment(ref _calls));
}
