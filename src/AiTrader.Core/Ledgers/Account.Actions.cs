using AiTrader.Prices;

namespace AiTrader.Stores;

/// <content>What splits and dividends do to an account.</content>
public sealed partial class Account
{
    /// <summary>The dividends whose ex date has come and which are not paid yet.</summary>
    public DueDividends DividendsDue => Portfolio.DividendsDue;

    /// <summary>Creates the next entry, which records a split of a symbol that is held.</summary>
    /// <param name="context">The trading context; its time is the first stamp at or after the ex date.</param>
    /// <param name="split">The split.</param>
    /// <param name="smallestUnit">The smallest unit of the market; what is less is paid in cash.</param>
    /// <param name="price">The price of one new unit: the open of the ex date.</param>
    /// <exception cref="ArgumentException"><paramref name="split"/> is a dividend.</exception>
    /// <exception cref="OverflowException">The amounts are beyond what a decimal holds.</exception>
    internal LedgerEntry.Split CreateSplit(
        TradingContext context,
        CorporateAction split,
        decimal smallestUnit,
        Price price
    )
    {
        var before = Portfolio.GetQuantity(split.Symbol);
        decimal units = split.GetUnits(before);
        decimal holding = Math.Floor(units / smallestUnit) * smallestUnit;
        var inLieu = InLieu(units - holding, price);
        return new(Version + 1, context, split)
        {
            UnitsBefore = before,
            Holding = new Quantity(holding),
            Price = price,
            CashInLieu = inLieu,
            Cash = new Money(Terms.Round(Portfolio.Cash.Value + inLieu.Value)),
        };
    }

    /// <summary>Creates the next entry, which records that a dividend is owed for what is held.</summary>
    /// <param name="context">The trading context; its time is the first stamp at or after the ex date.</param>
    /// <param name="dividend">The dividend.</param>
    /// <exception cref="ArgumentException"><paramref name="dividend"/> is a split.</exception>
    /// <exception cref="OverflowException">The amount is beyond what a decimal holds.</exception>
    internal LedgerEntry.DividendDue CreateDividendDue(TradingContext context, CorporateAction dividend)
    {
        var units = Portfolio.GetQuantity(dividend.Symbol);
        return new(Version + 1, context, dividend, units, dividend.GetAmount(units));
    }

    /// <summary>Creates the next entry, which records that a dividend is paid.</summary>
    /// <param name="context">The trading context; its time is the first stamp at or after the pay date.</param>
    /// <param name="due">What is owed.</param>
    internal LedgerEntry.Dividend CreateDividend(TradingContext context, DueDividend due) =>
        new(Version + 1, context, due, new Money(Terms.Round((Portfolio.Cash + due.Amount).Value)));

    private static Money InLieu(decimal rest, Price price) =>
        new(Math.Round(rest * price.Value, 2, MidpointRounding.ToEven));

    private string? WhyNot(LedgerEntry.Split split)
    {
        var symbol = split.Action.Symbol;
        decimal rest = split.Action.GetUnits(split.UnitsBefore) - split.Holding.Value;
        decimal cash = Terms.Round((Portfolio.Cash + split.CashInLieu).Value);
        return WhyBooked(split.Action)
            ?? WhyNotHeld(symbol, split.UnitsBefore)
            ?? (
                OpenOrders.Of(symbol).Count > 0 ? $"orders of {symbol} are open, which a split cancels first"
                : rest is < 0 or >= 1 || split.CashInLieu != InLieu(rest, split.Price)
                    ? $"{split.Holding} units and {split.CashInLieu} in cash do not follow from {split.UnitsBefore}"
                : cash != split.Cash.Value
                    ? $"cash {split.Cash} does not follow from the entry before it; {PlainDecimal.Format(cash)} does"
                : null
            );
    }

    private string? WhyNot(LedgerEntry.DividendDue due) =>
        WhyBooked(due.Action)
        ?? WhyNotHeld(due.Action.Symbol, due.Units)
        ?? (
            due.Amount == due.Action.GetAmount(due.Units)
                ? null
                : $"{due.Units} units are owed {due.Action.GetAmount(due.Units)}, not {due.Amount}"
        );

    private string? WhyNot(LedgerEntry.Dividend dividend)
    {
        decimal cash = Terms.Round((Portfolio.Cash + dividend.Due.Amount).Value);
        return DividendsDue.Find(dividend.Due.Number) != dividend.Due
                ? $"the dividend '{dividend.Due}' with the number {dividend.Due.Number} is not due"
            : cash != dividend.Cash.Value
                ? $"cash {dividend.Cash} does not follow from the entry before it; {PlainDecimal.Format(cash)} does"
            : null;
    }

    private string? WhyBooked(CorporateAction action) =>
        _now.Booked.Actions.Contains(action) ? $"the {action} is booked already" : null;

    private string? WhyNotHeld(Symbol symbol, Quantity units) =>
        Portfolio.GetQuantity(symbol) is var held && units == held && held > Quantity.Zero
            ? null
            : $"{units} {symbol} are not what is held, which are {held}";
}
