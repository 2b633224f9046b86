using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// What happened to an account between its last entry and a time: bar by bar, the ends of days, then splits and
/// dividends, then the open, then the rest of the bar, and within each the orders as they were accepted. It reads only
/// what is known at the time, and each entry follows from the account and the bars, so that whoever settles makes the
/// same entries.
/// </summary>
internal sealed class OrderSettlement
{
    private readonly TradingContext _context;
    private readonly AccountModels _models;
    private readonly IMarketData _marketData;
    private readonly TradingContext _asOf;
    private readonly RuleBook _mandate;
    private readonly MarketBars _bars;
    private readonly ActionSettlement _actions;
    private readonly IReadOnlyList<TradingTime> _times;
    private readonly bool _endsAtOpen;
    private readonly Queue<long> _asked = [];
    private Symbol[]? _symbols;
    private Phase _phase = Phase.Begin;
    private int _index;

    /// <summary>Begins to settle an account.</summary>
    /// <param name="context">Whose account, and until when.</param>
    /// <param name="account">The account as it is.</param>
    /// <param name="models">Its rules, fees and slippage.</param>
    /// <param name="marketData">The market.</param>
    /// <param name="until">Whether the bar of the time is over.</param>
    public OrderSettlement(
        TradingContext context,
        Account account,
        AccountModels models,
        IMarketData marketData,
        SettleUntil until
    )
    {
        _context = context;
        _models = models;
        _endsAtOpen = until == SettleUntil.Session;
        _marketData = marketData;
        _mandate = models.RulesOfResting;
        _asOf = _endsAtOpen ? context : JustAfter(context);
        _times = marketData.GetTimes(_asOf, account.Time);
        _bars = new MarketBars(marketData, _asOf, models);
        _actions = new ActionSettlement(_asOf, marketData);
    }

    private enum Phase
    {
        Begin,
        DaysOver,
        Actions,
        Open,
        Within,
        Over,
    }

    private bool IsAtOwnOpen => _index == _times.Count;

    private TradingTime? PreviousTime => _index == 0 ? null : _times[_index - 1];

    private TradingTime Time => IsAtOwnOpen ? _context.Time : _times[_index];

    /// <summary>Whether anything can happen to an account without an act of its trader.</summary>
    public static bool Concerns(Account account) => account.OpenOrders.Count > 0 || ActionSettlement.Concerns(account);

    /// <summary>The next entry of an account that has all entries before; null if there are no more.</summary>
    public LedgerEntry? Next(Account account)
    {
        while (true)
        {
            while (_asked.TryDequeue(out long number))
            {
                if (account.OpenOrders.Find(number) is { } order && EntryOf(account, order) is { } entry)
                {
                    return entry;
                }
            }

            if (_phase == Phase.Actions && _actions.Next(account, Time, PreviousTime) is { } action)
            {
                return action;
            }

            if (!Advance(account))
            {
                return null;
            }
        }
    }

    private static TradingContext JustAfter(TradingContext context)
    {
        var time = context.Time;
        var next = time.TimeOfDay is { } timeOfDay
            ? timeOfDay < new TimeOnly(23, 59, 59)
                ? new TradingTime(time.Date, timeOfDay.Add(TimeSpan.FromSeconds(1)))
                : new TradingTime(time.Date.AddDays(1), TimeOnly.MinValue)
            : new TradingTime(time.Date.AddDays(1));
        return new TradingContext(context.Signature, context.ModelId, next);
    }

    private bool Advance(Account account)
    {
        (_phase, _index) = _phase switch
        {
            Phase.Begin => (IsSessionAt(account) ? Phase.Within : Phase.DaysOver, 0),
            Phase.DaysOver => (Phase.Actions, _index),
            Phase.Actions => (Phase.Open, _index),
            Phase.Open when !IsAtOwnOpen => (Phase.Within, _index),
            Phase.Within => (Phase.DaysOver, _index + 1),
            Phase.Open or Phase.Over or _ => (Phase.Over, _index),
        };
        if (_phase == Phase.Over || !Concerns(account) || (IsAtOwnOpen && !_endsAtOpen))
        {
            return false;
        }

        if (_phase == Phase.Actions)
        {
            return true;
        }

        Ask(account.OpenOrders);
        return true;
    }

    // An act of a session was recorded after all that came before it at its stamp.
    private bool IsSessionAt(Account account) =>
        account.IsSessionBegun && _times.Count > 0 && _times[0] == account.Time;

    private void Ask(OpenOrders orders)
    {
        if (_phase == Phase.DaysOver)
        {
            foreach (var order in orders.OfDayBefore(Time.Date).Where(IsOver))
            {
                _asked.Enqueue(order.Number);
            }

            return;
        }

        // What is settled gives no order for another symbol.
        List<long>? reached = null;
        foreach (var symbol in _symbols ??= [.. orders.Symbols])
        {
            if (ReachedOf(orders.Of(symbol), symbol) is { Count: > 0 } numbers)
            {
                (reached ??= []).AddRange(numbers);
            }
        }

        reached?.Sort();
        foreach (long number in reached ?? [])
        {
            _asked.Enqueue(number);
        }
    }

    // The owner has the day after the one on which an order was given for an approval of it.
    private bool IsOver(OpenOrder order) =>
        !(order.AwaitsApproval || order.WasApproved)
        || _marketData
            .GetTimes(_asOf, order.AcceptedAt)
            .Any(time => time.Date > order.AcceptedAt.Date && time.Date < Time.Date);

    private IReadOnlyList<long> ReachedOf(RestingOrders resting, Symbol symbol) =>
        BarOf(symbol) is not { } bar ? []
        : _phase == Phase.Open ? resting.Reached(bar.Open, bar.Open)
        : resting.Reached(bar.Low ?? bar.Open, bar.High ?? bar.Open);

    private MarketBar? BarOf(Symbol symbol) => IsAtOwnOpen ? _bars.AtOpen(symbol) : _bars.Find(symbol, _times, _index);

    private LedgerEntry? EntryOf(Account account, OpenOrder order) =>
        _phase == Phase.DaysOver ? account.CreateExpired(At(account, LastTimeOfDay(order, account)), order)
        : order.AwaitsApproval || order.LastBar == Time || order.AcceptedAt > Time ? null
        : _phase == Phase.Open && order.AcceptedAt == Time ? null
        : EntryOf(account, order, EffectOn(order));

    private BarEffect EffectOn(OpenOrder order)
    {
        if (BarOf(order.Order.Symbol) is not { } bar)
        {
            return BarEffect.Nothing;
        }

        return _phase == Phase.Open
            ? OrderMatching.AtOpen(order.Order, order.IsTriggered, order.OpenQuantity.Value, bar)
            : OrderMatching.Within(order, bar);
    }

    private LedgerEntry? EntryOf(Account account, OpenOrder order, in BarEffect effect)
    {
        var context = At(account, Time);
        if (!effect.Executes && order.Order.IsMarket && WhyOver(effect) is { } reason)
        {
            return account.CreateCancelled(context, order, reason);
        }

        if (!effect.Executes)
        {
            return effect.Triggers ? account.CreateTriggered(context, order, _phase == Phase.Open) : null;
        }

        if (!OrderPricing.Fits(effect.Units, effect.BasePrice))
        {
            // No account can pay it, and none can be paid it.
            return order.Order.Side == OrderSide.Buy
                ? account.CreateCancelled(context, order, CancelReasons.InsufficientCash)
                : null;
        }

        var pricing = new OrderPricing(context, _models, account.Terms);
        var fill = pricing.FillOf(order.Order, effect, order);
        if (Check(account, context, fill) is { } denial)
        {
            return account.CreateCancelled(context, order, denial.Code);
        }

        if (order.Order.IsMarket)
        {
            return MarketEntryOf(account, context, order, fill);
        }

        var rest = OrderPricing.RestAfter(order, fill, Time);
        var reserve = rest is null ? Money.Zero : pricing.ReserveOf(order.Order, rest.OpenQuantity.Value, rest);

        // Of the cash, all but what other orders have reserved.
        decimal left = account.GetCashAfter(fill).Value - (account.OpenOrders.ReservedCash - order.ReservedCash).Value;
        if (reserve.Value > left && reserve.Value - left <= account.Terms.LastDecimal)
        {
            // Rounding took it.
            reserve = new Money(left);
        }

        return left < 0 || reserve.Value > left
            ? account.CreateCancelled(context, order, CancelReasons.InsufficientCash)
            : account.CreateFilled(context, order, fill, reserve);
    }

    // A market order that was approved is asked once: what an open does not execute of it is canceled.
    private static LedgerEntry MarketEntryOf(Account account, TradingContext context, OpenOrder order, Fill fill) =>
        account.GetCashAfter(fill) < account.OpenOrders.ReservedCash - order.ReservedCash
            ? account.CreateCancelled(context, order, CancelReasons.InsufficientCash)
        : fill.Quantity == order.OpenQuantity ? account.CreateFilled(context, order, fill, Money.Zero)
        : account.CreateFilled(context, order, fill, Money.Zero) with
        {
            OpenQuantity = Quantity.Zero,
            Reason = CancelReasons.VolumeLimit,
        };

    private static string? WhyOver(in BarEffect effect) =>
        effect.IsWithheldByVolume ? CancelReasons.VolumeLimit
        : effect.IsWithheldByPriceLimit ? DenialCodes.PriceLimit
        : null;

    // What the owner allows can have changed since the order was given, and so can what the account has lost.
    private Denial? Check(Account account, TradingContext context, Fill fill) =>
        _mandate.Rules.Count == 0
            ? null
            : _mandate.Check(
                new OrderProposal
                {
                    Context = context,
                    Order = fill.Order,
                    Account = account,
                    MarketData = _marketData,
                    Fill = fill,
                }
            );

    // The last stamp of the day on which it was accepted; the acceptance, where the day has no bar after it.
    private TradingTime LastTimeOfDay(OpenOrder order, Account account)
    {
        var last = order.AcceptedAt;
        if (order.AwaitsApproval || order.WasApproved)
        {
            return _times.LastOrDefault(time => time.Date < Time.Date, account.Time);
        }

        for (int i = 0; i < _times.Count && _times[i].Date <= last.Date; i++)
        {
            last = _times[i] > last && _times[i].Date == last.Date ? _times[i] : last;
        }

        return last < account.Time ? account.Time : last;
    }

    private static TradingContext At(Account account, TradingTime time) =>
        new(account.Signature, account.ModelId!, time);
}
