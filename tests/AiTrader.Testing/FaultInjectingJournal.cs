using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>
/// A journal that breaks when its plan says so: before a call does anything, or after it has done everything and the
/// answer is lost.
/// </summary>
/// <param name="inner">The journal that does the work.</param>
/// <param name="plan">What happens to the n-th call, from 1.</param>
public sealed class FaultInjectingJournal(IJournalStore inner, Func<int, StoreFault> plan) : IJournalStore
{
    private readonly StoreFaults _faults = new("journal", plan);

    /// <summary>A journal that breaks at one call.</summary>
    public static FaultInjectingJournal AtCall(IJournalStore inner, int number, StoreFault fault) =>
        new(inner, StoreFaults.AtCall(number, fault));

    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    ) => _faults.BreakAsync(() => inner.ReadAsync(context, cancellationToken));

    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default) =>
        await _faults.BreakAsync(async () =>
        {
            await inner.AppendAsync(entry, cancellationToken);
            return true;
        });
}
