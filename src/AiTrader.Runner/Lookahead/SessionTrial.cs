using AiTrader.Runner.Reruns;
using AiTrader.Stores;

namespace AiTrader.Runner.Lookahead;

/// <summary>One session on trial.</summary>
/// <param name="ledgers">The ledgers that record it.</param>
/// <param name="session">The session.</param>
/// <param name="conversation">Its conversation.</param>
/// <param name="decider">What decides it again.</param>
/// <param name="worlds">The worlds of its trader.</param>
internal sealed class SessionTrial(
    ILedgerStore ledgers,
    RecordedSession session,
    RecordedConversation conversation,
    IRerunDecider decider,
    AlteredWorlds worlds
)
{
    private TradingTime Time => session.Context.Time;

    /// <summary>Decides it again; null if it is as recorded although everything later is altered.</summary>
    /// <param name="account">The account before it. The session is appended.</param>
    /// <param name="cancellationToken">Cancels the trial.</param>
    public async Task<ProofFinding?> RunAsync(RerunAccount account, CancellationToken cancellationToken)
    {
        var altered = await RunAsync(account, await worlds.MoveToAsync(Time, cancellationToken), cancellationToken);
        var difference = RerunDifference.Find((session.Decided, conversation.Entries), altered);
        if (difference is null && worlds.AreRecorded)
        {
            return null;
        }

        // With the real data: what was different then has another cause than what comes later.
        var real = await RunAsync(AlterationScope.Nothing, cancellationToken);
        if (RerunDifference.Find((real.Entries, real.Journal), altered) is not { } leak)
        {
            return difference is null || !worlds.AreRecorded
                ? null
                : new ProofFinding(session.Context, ProofVerdict.NotRepeated, difference, Datum: null);
        }

        var search = new LeakSearch(
            worlds,
            Time,
            async scope =>
                RerunDifference.Find((real.Entries, real.Journal), await RunAsync(scope, cancellationToken)) is not null
        );
        return new ProofFinding(session.Context, ProofVerdict.Leaked, leak, await search.FindAsync());
    }

    private async Task<Rerun> RunAsync(AlterationScope scope, CancellationToken cancellationToken)
    {
        var account = await RerunAccount.ReadAsync(
            ledgers,
            session.Context.Signature,
            session.Before,
            cancellationToken
        );
        return await RunAsync(account, await worlds.CopyAsync(Time, scope, cancellationToken), cancellationToken);
    }

    private Task<Rerun> RunAsync(RerunAccount account, RerunWorld world, CancellationToken cancellationToken) =>
        Rerun.RunAsync(account, session.Context, decider.Create(conversation, world.News), world, cancellationToken);
}
