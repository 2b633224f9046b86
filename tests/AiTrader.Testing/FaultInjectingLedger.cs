using System.Runtime.CompilerServices;
using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>
/// A ledger that breaks when its plan says so: before a call does anything, or after it has done everything and the
/// answer is lost.
/// </summary>
/// <param name="inner">The ledger that does the work.</param>
/// <param name="plan">What happens to the n-th call, from 1.</param>
public sealed class FaultInjectingLedger(ILedgerStore inner, Func<int, StoreFault> plan) : ILedgerStore
{
    private readonly StoreFaults _faults = new("store", plan);

    /// <summary>How many calls there were.</summary>
    public int Calls => _faults.Calls;

    /// <summary>A ledger that breaks at one call.</summary>
    public static FaultInjectingLedger AtCall(ILedgerStore inner, int number, StoreFault fault) =>
        new(inner, StoreFaults.AtCall(number, fault));

    /// <summary>
    /// A ledger that breaks at one of so many calls, half of the time after the work was done; the same seed always at
    /// the same ones.
    /// </summary>
    public static FaultInjectingLedger Seeded(ILedgerStore inner, int seed, int oneIn)
    {
        var random = new Random(seed);
        return new(
            inner,
            _ =>
                random.Next(oneIn) > 0 ? StoreFault.None
                : random.Next(2) == 0 ? StoreFault.Before
                : StoreFault.After
        );
    }

    public ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        AccountTerms terms,
        CancellationToken cancellationToken = default
    ) => _faults.BreakAsync(() => inner.OpenAccountAsync(context, terms, cancellationToken));

    public ValueTask<Account?> FindAccountAsync(Signature signature, CancellationToken cancellationToken = default) =>
        _faults.BreakAsync(() => inner.FindAccountAsync(signature, cancellationToken));

    public ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken = default) =>
        _faults.BreakAsync(() => inner.AppendAsync(entry, cancellationToken));

    public ValueTask<LedgerVerification> VerifyAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    ) => _faults.BreakAsync(() => inner.VerifyAsync(signature, cancellationToken));

    public async IAsyncEnumerable<Signature> ListSignaturesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var fault = _faults.Next();
        _faults.ThrowIf(fault == StoreFault.Before);
        await foreach (var signature in inner.ListSignaturesAsync(cancellationToken))
        {
            yield return signature;
        }

        _faults.ThrowIf(fault == StoreFault.After);
    }

    /// <summary>Breaks before the first entry, or after it.</summary>
    public async IAsyncEnumerable<LedgerEntry> ReadEntriesAsync(
        Signature signature,
        long afterSequence = 0,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var fault = _faults.Next();
        _faults.ThrowIf(fault == StoreFault.Before);
        await foreach (var entry in inner.ReadEntriesAsync(signature, afterSequence, cancellationToken))
        {
            yield return entry;
            _faults.ThrowIf(fault == StoreFault.After);
        }

        _faults.ThrowIf(fault == StoreFault.After);
    }
}
