using System.Globalization;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// The acts of an earlier, faulted run of a session. When the session is run again, it repeats them act by act, with
/// the portfolio as it was then, before anything new is done.
/// </summary>
internal sealed class RecordedActs(
    TradingContext context,
    AccountTerms terms,
    LedgerPosition position,
    IReadOnlyList<LedgerEntry> acts,
    IReadOnlyList<Fill> fills
)
{
    private LedgerPosition _position = position;
    private int _next;

    /// <summary>Whether there are more recorded acts.</summary>
    public bool AreLeft => _next < acts.Count;

    /// <summary>All fills of the earlier run, in order, those of tool calls included.</summary>
    public IReadOnlyList<Fill> Fills => fills;

    /// <summary>Cash and positions at this point of the session.</summary>
    public Portfolio Portfolio => _position.Portfolio;

    /// <summary>The orders that rest at this point of the session.</summary>
    public OpenOrders OpenOrders => _position.OpenOrders;

    /// <summary>The fees, slippage and limits that are recorded of the account.</summary>
    public TradingConditions Conditions => terms.Conditions;

    /// <summary>What the owner of the account allows.</summary>
    public Mandate Mandate => terms.Mandate;

    /// <summary>Reads the acts of an earlier run; none if this is the first run.</summary>
    public static async ValueTask<RecordedActs> ReadAsync(
        TradingContext context,
        Account account,
        ILedgerStore ledger,
        CancellationToken cancellationToken = default
    )
    {
        var acts = new List<LedgerEntry>();
        var fills = new List<Fill>();
        if (account.Time == context.Time)
        {
            string prefix = ClientOrderId.PrefixOf(context.Time);
            foreach (var entry in await ledger.ReadLastTimeAsync(account, cancellationToken).ConfigureAwait(false))
            {
                if (IsNumbered(entry.Id.Value, prefix))
                {
                    acts.Add(entry);
                }

                if (entry is LedgerEntry.Filled { IsEvent: false } filled && filled.Context.Time == context.Time)
                {
                    fills.Add(filled.Fill);
                }
            }
        }

        var position =
            acts.Count > 0 && account.HasWithdrawn
                ? await PositionBeforeAsync(acts[0], ledger, cancellationToken).ConfigureAwait(false)
                : account.BeforeSession;
        return new RecordedActs(context, account.Terms, position, acts, fills);
    }

    /// <summary>
    /// The entry that is recorded under an id at the time of a session, as a tool says; null if it is a note.
    /// </summary>
    /// <exception cref="LedgerException">Nothing is recorded: the tool acts on another store.</exception>
    public static async ValueTask<LedgerEntry?> FindAsync(
        TradingContext context,
        ClientOrderId id,
        IStore store,
        CancellationToken cancellationToken = default
    )
    {
        var ledger = store.Ledgers;
        var account = await ledger.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false);
        if (account?.Time == context.Time)
        {
            foreach (var entry in await ledger.ReadLastTimeAsync(account, cancellationToken).ConfigureAwait(false))
            {
                if (entry.Id == id)
                {
                    return entry;
                }
            }
        }

        if (await store.Notes.FindAsync(context, id, cancellationToken).ConfigureAwait(false) is not null)
        {
            return null;
        }

        throw new LedgerException(
            context.Signature,
            $"{id} is not recorded at {context.Time}, although its tool says so; it acts on another ledger."
        );
    }

    // An account to which a session was withdrawn knows no earlier position.
    private static async ValueTask<LedgerPosition> PositionBeforeAsync(
        LedgerEntry act,
        ILedgerStore ledger,
        CancellationToken cancellationToken
    )
    {
        Account? account = null;
        var entries = ledger
            .ReadEntriesAsync(act.Context.Signature, 0, cancellationToken)
            .TakeWhile(entry => entry.Sequence < act.Sequence);
        await foreach (var entry in entries.ConfigureAwait(false))
        {
            account = entry is LedgerEntry.AccountOpened opened ? Account.Open(opened) : account!.Apply(entry);
        }

        return account!.Position;
    }

    /// <summary>Checks that the ledger has what a brokerage has answered.</summary>
    /// <exception cref="LedgerException">It has not; the message names the first act.</exception>
    public static async ValueTask RequireAsync(
        TradingContext context,
        IReadOnlyList<AcknowledgedAct> acts,
        ILedgerStore ledger,
        CancellationToken cancellationToken
    )
    {
        var cached = acts.Count == 0 ? null : ledger.GetCachedAccount(context.Signature);
        var missing = await FindMissingAsync(context, acts, cached, ledger, cancellationToken).ConfigureAwait(false);
        if (missing is null)
        {
            return;
        }

        // Another process may have recorded it for the brokerage.
        var account = await ledger.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false);
        missing = await FindMissingAsync(context, acts, account, ledger, cancellationToken).ConfigureAwait(false);
        if (missing is { } act)
        {
            throw new LedgerException(
                context.Signature,
                $"the brokerage answered '{act}' under the id {act.Id} and did not record it. An {nameof(IBrokerage)} "
                    + $"appends the entry to the ledgers of the session's store before it answers."
            );
        }
    }

    private static async ValueTask<AcknowledgedAct?> FindMissingAsync(
        TradingContext context,
        IReadOnlyList<AcknowledgedAct> acts,
        Account? account,
        ILedgerStore ledger,
        CancellationToken cancellationToken
    )
    {
        if (account?.Time != context.Time)
        {
            return acts.Count == 0 ? null : acts[0];
        }

        var entries = await ledger.ReadLastTimeAsync(account, cancellationToken).ConfigureAwait(false);

        // Most brokerages record in the order in which they answer: then one pass over the entries is enough.
        int next = 0;
        for (int i = 0; i < entries.Count && next < acts.Count; i++)
        {
            next += acts[next].IsRecordedBy(entries[i]) ? 1 : 0;
        }

        if (next == acts.Count)
        {
            return null;
        }

        var byId = entries.ToDictionary(entry => entry.Id);
        foreach (var act in acts.Skip(next))
        {
            if (!byId.TryGetValue(act.Id, out var entry) || !act.IsRecordedBy(entry))
            {
                return act;
            }
        }

        return null;
    }

    // The desk's own ids end in a number; those of tool calls (turn.call) and of other clients do not.
    private static bool IsNumbered(string id, string prefix) =>
        id.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(id.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The recorded outcome of the next act, which must be the same order.</summary>
    /// <exception cref="SessionDivergedException">It was another act.</exception>
    public TradeOutcome Next(Order order)
    {
        var recorded = acts[_next++];
        var outcome = OrderOutcome.Of(recorded, order) ?? throw Diverged(recorded, order.ToString());
        _position = _position.After(recorded, terms);
        return outcome;
    }

    /// <summary>The recorded outcome of the next act, which must be the same cancellation.</summary>
    /// <exception cref="SessionDivergedException">It was another act.</exception>
    public CancelOutcome NextCancel(ClientOrderId target)
    {
        var recorded = acts[_next++];
        switch (recorded)
        {
            case LedgerEntry.Cancelled { Reason: null } canceled when canceled.Order.Id == target:
                _position = _position.After(recorded, terms);
                return new CancelOutcome.Cancelled(canceled.Order, canceled.Quantity);
            case LedgerEntry.CancelDenied denied when denied.Target == target:
                return new CancelOutcome.Denied(target, denied.Denial);
            default:
                throw Diverged(recorded, $"cancel {target}");
        }
    }

    /// <summary>Skips the next act, which must be a hold.</summary>
    /// <exception cref="SessionDivergedException">It was another act.</exception>
    public void NextHold()
    {
        var recorded = acts[_next++];
        if (recorded is not LedgerEntry.Held)
        {
            throw Diverged(recorded, "hold");
        }
    }

    /// <summary>Checks that the session has repeated all recorded acts.</summary>
    /// <exception cref="SessionDivergedException">It stopped before the last one.</exception>
    public void RequireNoneLeft()
    {
        if (AreLeft)
        {
            throw Diverged(acts[_next++], "nothing");
        }
    }

    private SessionDivergedException Diverged(LedgerEntry recorded, string now) =>
        new(context, _next, ClientOrderIdReusedException.Describe(recorded), now);
}
