using AiTrader.Journals;

namespace AiTrader.Testing;

/// <summary>
/// A journal that breaks when its plan says so: before a call does anything, or after it has done everything and the answer is lost.
/// </summary>
/// <param name="inner">The journal that does the work.</param>
/// <param name="plan">What happens to the n-th call, from 1.</param>
public sealed class FaultInjectingJournal(IJournal inner, Func<int, StoreFault> plan) : IJournal
{
    private readonly Lock _lock = new();
    private int _calls;

    /// <summary>A journal that breaks at one call.</summary>
    public static FaultInjectingJournal AtCall(IJournal inner, int number, StoreFault fault) =>
        new(inner, call => call == number ? fault : StoreFault.None);

    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(TradingContext context, CancellationToken cancellationToken) =>
        BreakAsync(() => inner.ReadAsync(context, cancellationToken));

    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken) =>
        await BreakAsync(async () =>
        {
            await inner.AppendAsync(entry, cancellationToken);
            return true;
        });

    private async ValueTask<T> BreakAsync<T>(Func<ValueTask<T>> work)
    {
        var fault = Next();
        ThrowIf(fault == StoreFault.Before);
        var result = await work();
        ThrowIf(fault == StoreFault.After);
        return result;
    }

    private StoreFault Next()
    {
        lock (_lock)
        {
            return plan(++_calls);
        }
    }

    private static void ThrowIf(bool broken)
    {
        if (broken)
        {
            throw new IOException("The journal is down.");
        }
    }
}
