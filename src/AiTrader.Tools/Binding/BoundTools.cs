using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>The tools of a toolset, all bound to one context.</summary>
public sealed class BoundTools : IReadOnlyList<AIFunction>
{
    private readonly AIFunction[] _functions;
    private readonly ConcurrentQueue<RefusedCall> _refused = new();
    private int _calls;

    internal BoundTools(TradingContext context, TextEnvelope envelope, IReadOnlyList<TradingTool> tools)
    {
        Context = context;
        Envelope = envelope;
        _functions = [.. tools.Select(tool => new BoundFunction(tool, this))];
        ShowingTextOfOthers = [.. tools.Where(tool => tool.ShowsTextOfOthers).Select(tool => tool.Name)];
    }

    /// <summary>The trading context of the entry.</summary>
    public TradingContext Context { get; }

    /// <summary>What encloses text of others in the answers of the tools.</summary>
    internal TextEnvelope Envelope { get; }

    /// <summary>The names of the tools whose answers show text of others.</summary>
    internal IReadOnlyList<string> ShowingTextOfOthers { get; }

    /// <summary>The number of tools.</summary>
    public int Count => _functions.Length;

    /// <summary>The calls that were refused so far: malformed, or with arguments that a model cannot set.</summary>
    public IReadOnlyList<RefusedCall> Refused => [.. _refused];

    /// <summary>A tool, from 0.</summary>
    public AIFunction this[int index] => _functions[index];

    /// <inheritdoc/>
    public IEnumerator<AIFunction> GetEnumerator() => _functions.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Executes a call of a model's reply, or answers what is wrong with the call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="number">The number of the call in the session.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="Exception">A tool failed: a fault of the session, not an answer.</exception>
    public ValueTask<string> CallAsync(
        FunctionCallContent call,
        ToolCallNumber number,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(call);
        return CallAsync(call, ClientOrderId.Create(Context, number.Turn, number.Call), cancellationToken);
    }

    /// <summary>The same, with an id from the caller.</summary>
    internal ValueTask<string> CallAsync(
        FunctionCallContent call,
        ClientOrderId id,
        CancellationToken cancellationToken
    ) => CallAsync(call, id, slot: null, cancellationToken);

    /// <summary>The same, with an id from the caller, and a slot for the structured answer.</summary>
    internal async ValueTask<string> CallAsync(
        FunctionCallContent call,
        ClientOrderId id,
        AnswerSlot? slot,
        CancellationToken cancellationToken
    )
    {
        using var span = ToolSpan.Start(call, id);
        try
        {
            return await AnswerAsync(call, id, slot, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (ToolSpan.Fail(span, failure))
        {
            throw;
        }
    }

    private async ValueTask<string> AnswerAsync(
        FunctionCallContent call,
        ClientOrderId id,
        AnswerSlot? slot,
        CancellationToken cancellationToken
    )
    {
        var function = Array.Find(_functions, function => function.Name == call.Name);
        if (function is null)
        {
            return Refuse(
                call,
                $"There is no tool '{MessageText.Of(call.Name)}'. There are "
                    + $"{string.Join(", ", _functions.Select(tool => tool.Name))}."
            );
        }

        if (call.Exception is not null)
        {
            return Refuse(
                call,
                $"The arguments of {call.Name} are not a JSON object such as {{}}, with each name once. "
                    + "Nothing was executed."
            );
        }

        var arguments = new AIFunctionArguments(call.Arguments ?? new Dictionary<string, object?>())
        {
            Context = new Dictionary<object, object?> { [typeof(GivenId)] = new GivenId(id) },
        };
        if (slot is not null)
        {
            arguments.Context[typeof(AnswerSlot)] = slot;
        }

        return Convert.ToString(
                await function.InvokeAsync(arguments, cancellationToken).ConfigureAwait(false),
                CultureInfo.InvariantCulture
            ) ?? "";
    }

    internal void Record(RefusedCall refused) => _refused.Enqueue(refused);

    private string Refuse(FunctionCallContent call, string advice)
    {
        Record(new RefusedCall(MessageText.Of(call.Name), advice));
        return advice;
    }

    /// <summary>The id of a call: the one in its arguments' context, otherwise by the order of the calls.</summary>
    internal ClientOrderId IdOf(AIFunctionArguments arguments)
    {
        if (
            arguments.Context?.TryGetValue(typeof(GivenId), out object? given) == true
            && given is GivenId { Id: var id }
        )
        {
            return id;
        }

        return
            arguments.Context?.TryGetValue(typeof(ToolCallNumber), out object? number) == true
            && number is ToolCallNumber call
            ? ClientOrderId.Create(Context, call.Turn, call.Call)
            : ClientOrderId.Create(Context, 1, Interlocked.Increment(ref _calls));
    }
}
