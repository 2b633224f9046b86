using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// Runs recorded orders through the same path as any trader, and reads the outcome of each from the ledger. A second
/// run into the same ledger trades nothing and returns the same.
/// </summary>
/// <param name="sessions">Runs each session.</param>
public sealed class OrderReplay(SessionRunner sessions)
{
    private readonly IMarketData _marketData = NotNull.Require(sessions).MarketData;
    private readonly ILedgerStore _ledgers = sessions.Store.Ledgers;

    /// <summary>Opens the account and runs one session for each time of the recording.</summary>
    /// <param name="opening">The context of the account's opening.</param>
    /// <param name="cash">The initial cash.</param>
    /// <param name="orders">The recording, in order.</param>
    /// <param name="cancellationToken">Ends the replay; run it again to continue.</param>
    /// <exception cref="DataFileException">
    /// The recording begins before the opening, its resolution differs from the prices, it goes beyond them, or the
    /// ledger has another recording.
    /// </exception>
    /// <exception cref="SessionRefusedException">
    /// The account is open with another market or other cash, or belongs to another model, or another runner drives it.
    /// </exception>
    public async Task<ReplayResult> RunAsync(
        TradingContext opening,
        Money cash,
        IReadOnlyList<RecordedOrder> orders,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentNullException.ThrowIfNull(orders);
        RequirePlayable(opening, orders);
        var account = await sessions
            .Admission.OpenAsync(
                opening,
                new AccountRequest(cash, KnowledgeCutoff: null, Mandate: null),
                cancellationToken
            )
            .ConfigureAwait(false);
        await RequireSameAsync(account, orders, cancellationToken).ConfigureAwait(false);
        var decisions = new RecordedDecisions(orders);
        var trader = new Trader(opening.Signature, opening.ModelId, decisions);
        TradingTime? end = sessions.Schedule is { Count: > 0 } all ? all[^1] : null;
        await foreach (
            var result in new TraderDrive(sessions)
                .RunAsync(trader, decisions.Schedule, end, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (result is SessionResult.Faulted faulted)
            {
                var broken = await ReadOutcomesAsync(opening.Signature, orders, cancellationToken)
                    .ConfigureAwait(false);
                return ResultOf(account, orders, broken, faulted);
            }
        }

        var outcomes = await ReadOutcomesAsync(opening.Signature, orders, cancellationToken).ConfigureAwait(false);
        return outcomes.Count == orders.Count
            ? ResultOf(account, orders, outcomes, fault: null)
            : throw Another(opening.Signature, orders, outcomes.Count);
    }

    private static ReplayResult ResultOf(
        Account account,
        IReadOnlyList<RecordedOrder> orders,
        RecordedOutcomes outcomes,
        SessionResult.Faulted? fault
    )
    {
        bool isFull =
            ChangesExecutions(account.Terms.Conditions)
            || orders.Any(order => order.Action == RecordedAction.Cancel || order.Terms != OrderTerms.Market)
            || !outcomes.Found.All(outcome => outcome.IsBrief);
        return new ReplayResult(outcomes.Found, fault)
        {
            Form = isFull ? RecordedOutcomeForm.Full : RecordedOutcomeForm.Brief,
        };
    }

    // Splits and dividends have lines of their own.
    private static bool ChangesExecutions(TradingConditions conditions) =>
        conditions with { CorporateActions = false } != TradingConditions.None;

    private void RequirePlayable(TradingContext opening, IReadOnlyList<RecordedOrder> orders)
    {
        if (orders.Count == 0)
        {
            return;
        }

        var first = orders[0].Time;
        if (first < opening.Time)
        {
            throw new DataFileException(
                "recording",
                1,
                first.ToString(),
                $"the first order is before {opening.Time}, when the account is opened"
            );
        }

        if (first.IsIntraday != (_marketData.Resolution == Resolution.Intraday))
        {
            throw new DataFileException(
                "recording",
                1,
                first.ToString(),
                $"the orders are {(first.IsIntraday ? "intraday" : "daily")} "
                    + $"and the prices are {_marketData.Resolution}"
            );
        }

        if (sessions.Schedule?.WhyBeyond(orders[^1].Time) is { } beyond)
        {
            throw new DataFileException("recording", orders.Count, orders[^1].Time.ToString(), beyond);
        }
    }

    // Before anything is run: a recording that differs anywhere must not be appended to.
    private async Task RequireSameAsync(
        Account account,
        IReadOnlyList<RecordedOrder> orders,
        CancellationToken cancellationToken
    )
    {
        var outcomes = await ReadOutcomesAsync(account.Signature, orders, cancellationToken).ConfigureAwait(false);
        if (outcomes.Count < orders.Count(order => order.Time <= account.CompletedThrough))
        {
            throw Another(account.Signature, orders, outcomes.Count);
        }
    }

    private static DataFileException Another(Signature signature, IReadOnlyList<RecordedOrder> orders, int index) =>
        new(
            "recording",
            index + 1,
            index < orders.Count ? orders[index].ToString() : "",
            $"the ledger of {signature} holds another recording; use another signature or store"
        );

    private async Task<RecordedOutcomes> ReadOutcomesAsync(
        Signature signature,
        IReadOnlyList<RecordedOrder> orders,
        CancellationToken cancellationToken
    )
    {
        var outcomes = new RecordedOutcomes(orders);
        await foreach (var entry in _ledgers.ReadEntriesAsync(signature, 0, cancellationToken).ConfigureAwait(false))
        {
            if (!outcomes.TryAdd(entry))
            {
                throw Another(signature, orders, outcomes.Count);
            }
        }

        return outcomes;
    }
}
