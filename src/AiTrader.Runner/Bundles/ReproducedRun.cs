using AiTrader.Runner.Reruns;
using AiTrader.Stores;

namespace AiTrader.Runner.Bundles;

/// <summary>The sessions of one trader of a bundle, run again one after the other.</summary>
/// <param name="trader">The trader, with what is known before.</param>
/// <param name="entries">The entries of its ledger.</param>
/// <param name="conversations">Its conversations, by their sessions.</param>
/// <param name="deciders">What decides again.</param>
/// <param name="world">What it sees.</param>
internal sealed class ReproducedRun(
    ReproducedTrader trader,
    IReadOnlyList<LedgerEntry> entries,
    IReadOnlyDictionary<TradingContext, RecordedConversation> conversations,
    RerunDeciders deciders,
    RerunWorld world
)
{
    private readonly RerunAccount _account = new(entries[0].Context.Signature);
    private ReproducedTrader _trader = trader;
    private TradingContext? _last;

    /// <summary>Runs them until the first difference.</summary>
    public async Task<ReproducedTrader> RunAsync(CancellationToken cancellationToken)
    {
        string? difference;
        try
        {
            difference = await FindAsync(cancellationToken);
        }
        catch (Exception refused) when (refused is LedgerException or SessionRefusedException or InvalidDataException)
        {
            difference = $"after {_last?.Time.ToString() ?? "the opening"}, {refused.Message.TrimEnd('.')}";
        }

        return _trader with
        {
            Difference =
                _trader.Difference is null ? difference
                : difference is null ? _trader.Difference
                : $"{_trader.Difference}; {difference}",
            Head = difference is null && _trader.Difference is null ? await HeadAsync(cancellationToken) : null,
        };
    }

    private async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        long through = 0;
        await foreach (var session in RecordedSession.ReadAsync(entries.ToAsyncEnumerable()))
        {
            foreach (var entry in session.Given)
            {
                await _account.AppendAsync(entry, cancellationToken);
            }

            if (await FindAsync(session, cancellationToken) is { } difference)
            {
                return $"at {session.Context.Time}, {difference}";
            }

            (through, _last) = (session.Decided[^1].Sequence, session.Context);
        }

        return await FindAtEndAsync([.. entries.Where(entry => entry.Sequence > through)], cancellationToken);
    }

    private async Task<string?> FindAsync(RecordedSession session, CancellationToken cancellationToken)
    {
        var conversation = conversations.GetValueOrDefault(session.Context) ?? new RecordedConversation([]);
        var (decider, reason) = deciders.Find(session.Context, conversation);
        if (decider is null)
        {
            return reason;
        }

        _trader = _trader with { DecidedBy = decider.Name };
        var rerun = await Rerun.RunAsync(
            _account,
            session.Context,
            decider.Create(conversation, world.News),
            world,
            cancellationToken
        );
        if (RerunDifference.Find((session.Decided, conversation.Entries), rerun) is { } difference)
        {
            return $"{difference}";
        }

        _trader = _trader with { Sessions = _trader.Sessions + 1 };
        return null;
    }

    // What follows the last session: what its bar did to orders that rest, or a session that was not completed.
    private async Task<string?> FindAtEndAsync(IReadOnlyList<LedgerEntry> rest, CancellationToken cancellationToken)
    {
        if (rest.Count == 0)
        {
            return null;
        }

        if (_last is null || rest.Any(entry => !entry.IsEvent))
        {
            return $"entries {rest[0].Sequence} to {rest[^1].Sequence} belong to no completed session";
        }

        var market = new UnscheduledMarketData(world.MarketData);
        await new SimulatedBrokerage(market, _account.Store.Ledgers).SettleAsync(
            new TradingContext(_last.Signature, _last.ModelId, rest[^1].Context.Time),
            SettleUntil.BarEnd,
            cancellationToken
        );
        var found = await _account.ReadAfterAsync(rest[0].Sequence - 1, cancellationToken);
        return RerunDifference.FindInLedgers(rest, found, fault: null)?.ToString();
    }

    private async Task<string> HeadAsync(CancellationToken cancellationToken)
    {
        var chain = new HashChain();
        string head = "";
        foreach (var entry in await _account.ReadAfterAsync(0, cancellationToken))
        {
            head = chain.Add(entry);
        }

        return head;
    }
}
