using AiTrader.Prices;

namespace AiTrader.Stores;

/// <content>The lines of splits and dividends.</content>
internal static partial class LedgerEntryJson
{
    private static LedgerEntryLine LineOf(LedgerEntry.Split split) =>
        OfAction(split, "split", split.Action) with
        {
            Units = split.UnitsBefore.ToString(),
            Holding = split.Holding.ToString(),
            Price = split.Price.ToString(),
            Amount = split.CashInLieu.ToString(),
            Cash = split.Cash.ToString(),
        };

    private static LedgerEntryLine LineOf(LedgerEntry.DividendDue due) =>
        OfAction(due, "dividend_due", due.Action) with
        {
            Units = due.Units.ToString(),
            Amount = due.Amount.ToString(),
        };

    private static LedgerEntryLine LineOf(LedgerEntry.Dividend dividend) =>
        OfAction(dividend, "dividend", dividend.Due.Action) with
        {
            Number = dividend.Due.Number,
            Units = dividend.Due.Units.ToString(),
            Amount = dividend.Due.Amount.ToString(),
            Cash = dividend.Cash.ToString(),
        };

    private static LedgerEntryLine OfAction(LedgerEntry entry, string kind, CorporateAction action) =>
        Stamped(entry, kind) with
        {
            Symbol = action.Symbol.Value,
            ExDate = Day(action.ExDate),
            Value = PlainDecimal.Format(action.Value),
            PayDate = action.IsSplit ? null : Day(action.PayDate) ?? None,
        };

    private static LedgerEntry.Split SplitOf(LedgerEntryLine line, TradingContext context) =>
        new(
            line.Sequence,
            context,
            CorporateAction.CreateSplit(ExDateOf(line), Symbol.Parse(Text(line.Symbol)), Number(line.Value))
        )
        {
            UnitsBefore = new Quantity(Number(line.Units)),
            Holding = new Quantity(Number(line.Holding)),
            Price = new Price(Number(line.Price)),
            CashInLieu = new Money(Number(line.Amount)),
            Cash = new Money(Number(line.Cash)),
        };

    private static LedgerEntry.DividendDue DividendDueOf(LedgerEntryLine line, TradingContext context) =>
        new(line.Sequence, context, DividendOf(line), new Quantity(Number(line.Units)), new Money(Number(line.Amount)));

    private static LedgerEntry.Dividend PaidOf(LedgerEntryLine line, TradingContext context) =>
        new(
            line.Sequence,
            context,
            new DueDividend(
                NumberOf(line),
                DividendOf(line),
                new Quantity(Number(line.Units)),
                new Money(Number(line.Amount))
            ),
            new Money(Number(line.Cash))
        );

    private static CorporateAction DividendOf(LedgerEntryLine line) =>
        CorporateAction.CreateDividend(
            ExDateOf(line),
            Symbol.Parse(Text(line.Symbol)),
            Number(line.Value),
            Text(line.PayDate) == None ? null : DayOf(line.PayDate)
        );

    private static DateOnly ExDateOf(LedgerEntryLine line) =>
        DayOf(line.ExDate) ?? throw new FormatException("The member exDate is missing; allowed is a day.");
}
