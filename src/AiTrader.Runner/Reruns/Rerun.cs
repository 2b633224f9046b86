using AiTrader.Stores;

namespace AiTrader.Runner.Reruns;

/// <summary>A session that was decided again: what it recorded, and what was said.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Entries">The entries that it added to the ledger.</param>
/// <param name="Journal">The conversation of a model; empty without one.</param>
internal sealed record Rerun(
    SessionResult Result,
    IReadOnlyList<LedgerEntry> Entries,
    IReadOnlyList<JournalEntry> Journal
)
{
    /// <summary>Decides a session again, on an account that has what is recorded before it.</summary>
    /// <param name="account">The account; the entries of the session are appended to it.</param>
    /// <param name="context">The context of the session.</param>
    /// <param name="maker">What decides.</param>
    /// <param name="world">What it can see.</param>
    /// <param name="cancellationToken">Cancels the session.</param>
    public static async Task<Rerun> RunAsync(
        RerunAccount account,
        TradingContext context,
        IDecisionMaker maker,
        RerunWorld world,
        CancellationToken cancellationToken
    )
    {
        var before = await account.Store.Ledgers.FindAccountAsync(context.Signature, cancellationToken);
        var journals = new InMemoryStore(TimeProvider.System).Journals;
        var store = account.Store.WithNotes(_ => world.Notes).WithJournals(_ => journals);
        var market = new UnscheduledMarketData(world.MarketData);
        var sessions = new SessionRunner(
            market,
            new SimulatedBrokerage(market, store.Ledgers),
            store,
            TimeProvider.System
        );
        var result = await sessions.RunAsync(context, maker, options: null, cancellationToken);
        return new Rerun(
            result,
            await account.ReadAfterAsync(before?.Version ?? 0, cancellationToken),
            await journals.ReadAsync(context, cancellationToken)
        );
    }
}
