using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>The outcomes of a recording, found in a ledger entry by entry.</summary>
/// <param name="orders">The recording, in order.</param>
internal sealed class RecordedOutcomes(IReadOnlyList<RecordedOrder> orders)
{
    private readonly List<RecordedOutcome> _found = new(orders.Count);

    // The orders of the acts by the ids that they have in the ledger: those of a session, or of a client's calls.
    private readonly Dictionary<ClientOrderId, RecordedOrder> _byId = [];
    private readonly List<ClientOrderId> _ids = new(orders.Count);
    private Account? _account;

    /// <summary>The outcomes so far, in the order of the ledger.</summary>
    public IReadOnlyList<RecordedOutcome> Found => _found;

    /// <summary>How many of the orders have an outcome so far.</summary>
    public int Count => _ids.Count;

    /// <summary>Takes the next entry of the ledger into account.</summary>
    /// <returns>False if it records another decision than the recording has.</returns>
    public bool TryAdd(LedgerEntry entry)
    {
        _account = entry is LedgerEntry.AccountOpened opened ? Account.Open(opened) : _account?.Apply(entry);
        return _account is null
            || entry switch
            {
                LedgerEntry.Filled { IsEvent: true, Order.Id: var id } => TryAddEvent(entry, id),
                LedgerEntry.Cancelled { IsEvent: true, Order.Id: var id } => TryAddEvent(entry, id),
                LedgerEntry.Expired { Order.Id: var id } => TryAddEvent(entry, id),
                LedgerEntry.Split or LedgerEntry.Dividend => TryAddAction(entry),
                LedgerEntry.Filled
                or LedgerEntry.Accepted
                or LedgerEntry.Cancelled
                or LedgerEntry.CancelDenied
                or LedgerEntry.Denied
                or LedgerEntry.Held => TryAddAct(entry),
                _ => true,
            };
    }

    private bool TryAddAct(LedgerEntry entry)
    {
        if (
            Count == orders.Count
            || orders[Count] is var order && !(order.Time == entry.Context.Time && IsOf(order, entry))
        )
        {
            return false;
        }

        _byId[entry.Id] = orders[Count];
        Add(orders[Count], entry);
        _ids.Add(entry.Id);
        return true;
    }

    private bool TryAddEvent(LedgerEntry entry, ClientOrderId id)
    {
        if (!_byId.TryGetValue(id, out var order))
        {
            return false;
        }

        Add(order, entry);
        return true;
    }

    private bool TryAddAction(LedgerEntry entry)
    {
        Add(Count < orders.Count ? orders[Count] : null, entry);
        return true;
    }

    private void Add(RecordedOrder? order, LedgerEntry entry) =>
        _found.Add(new RecordedOutcome(order, entry, _account!.Portfolio) { OpenOrders = _account.OpenOrders });

    // Whether a ledger entry records this decision and no other.
    private bool IsOf(RecordedOrder recorded, LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Held => recorded.Action == RecordedAction.Hold,
            LedgerEntry.Filled filled => IsOf(recorded, filled.Order),
            LedgerEntry.Accepted accepted => IsOf(recorded, accepted.Order),
            LedgerEntry.Denied denied => IsOf(recorded, denied.Order),
            LedgerEntry.Cancelled { OrderNumber: null } canceled => IsOf(recorded, canceled.Order),
            LedgerEntry.Cancelled canceled => IsCancelOf(recorded, canceled.Order.Id),
            LedgerEntry.CancelDenied denied => IsCancelOf(recorded, denied.Target),
            _ => false,
        };

    private static bool IsOf(RecordedOrder recorded, Order order) =>
        recorded.Action == (order.Side == OrderSide.Buy ? RecordedAction.Buy : RecordedAction.Sell)
        && order.Symbol == recorded.Symbol
        && order.Quantity == recorded.Quantity
        && order.Terms == recorded.Terms;

    // A target that is yet to come has no id in the ledger so far.
    private bool IsCancelOf(RecordedOrder recorded, ClientOrderId target) =>
        recorded is { Action: RecordedAction.Cancel, Target: { } sequence }
        && (sequence <= Count ? _ids[(int)sequence - 1] == target : !_byId.ContainsKey(target));
}
