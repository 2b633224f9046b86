using AiTrader.Prices;
using AiTrader.Stores;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Ledgers;

/// <summary>Generates entries of every kind, with texts and numbers that no test would think of.</summary>
public static class LedgerEntries
{
    private static readonly Gen<TradingContext> Context =
        from signature in Gen.Elements("alice", "a.b_c-D", new string('x', 64))
        from model in Gen.Elements("gpt-5", "openai/gpt-5:2025@eu+fast")
        from time in Gen.Elements("2025-10-06", "2025-10-06 10:00", "0001-01-01", "9999-12-31 23:59:59")
        select TradingContext.For(signature).Using(ModelId.Parse(model)).At(time);

    private static readonly Gen<long> Sequence = Gen.OneOf(
        Gen.Choose(1, int.MaxValue).Select(value => (long)value),
        Gen.Constant(long.MaxValue)
    );

    private static readonly Gen<decimal> AnyDecimal = ArbMap.Default.GeneratorFor<decimal>();

    private static readonly Gen<decimal> Positive = AnyDecimal
        .Select(value => Math.Abs(value))
        .Where(value => value > 0);

    private static readonly Gen<string> Words = ArbMap
        .Default.GeneratorFor<string>()
        .Where(text => !string.IsNullOrWhiteSpace(text) && IsWellFormed(text));

    private static readonly Gen<Order> AnyOrder =
        from id in Gen.Elements("2025-10-06#1", "2025-10-06T10:00:00#12", "my-own/id:7")
        from side in Gen.Elements(OrderSide.Buy, OrderSide.Sell)
        from symbol in Gen.Elements("NVDA", "600036.SH", "BTC-USDT", "^GSPC".TrimStart('^') + "=F")
        from quantity in AnyDecimal
        select new Order(ClientOrderId.Parse(id), side, Symbol.Parse(symbol), quantity);

    private static readonly Gen<CorporateAction> Dividend =
        from day in Gen.Elements<DateOnly?>(null, new(2025, 10, 6), new(2026, 1, 2))
        from amount in Gen.Elements(0.0001m, 1.5625m, 1_000_000_000)
        select CorporateAction.CreateDividend(new(2025, 10, 6), Symbol.Parse("600036.SH"), amount, day);

    public static Arbitrary<LedgerEntry> Entry() =>
        Gen.OneOf(
                Opened(),
                Filled(),
                Denied(),
                Held(),
                Split(),
                Due(),
                Paid(),
                Completed(),
                Changed(),
                MandateChanged(),
                Approved(),
                Withdrawn()
            )
            .ToArbitrary();

    private static Gen<LedgerEntry> Opened() =>
        from context in Context
        from cash in Positive
        from decimals in Gen.Elements<int?>(null, 0, 4, 12)
        select (LedgerEntry)
            new LedgerEntry.AccountOpened(
                context,
                new AccountTerms
                {
                    Market = "us",
                    Currency = "USD",
                    Decimals = decimals,
                    Cash = new Money(cash),
                }
            );

    private static Gen<LedgerEntry> Filled() =>
        from sequence in Sequence
        from context in Context
        from order in AnyOrder
        from numbers in Positive.Five()
        select (LedgerEntry)
            new LedgerEntry.Filled(
                sequence,
                context,
                new Fill(order, new Price(numbers.Item1), new Quantity(numbers.Item2), new Money(numbers.Item3)),
                new Money(numbers.Item4),
                new Quantity(numbers.Item5)
            );

    private static Gen<LedgerEntry> Denied() =>
        from sequence in Sequence
        from context in Context
        from order in AnyOrder
        from code in Words
        from message in Words
        select (LedgerEntry)new LedgerEntry.Denied(sequence, context, order, new Denial(code, message));

    private static Gen<LedgerEntry> Held() =>
        from sequence in Sequence
        from context in Context
        from reason in Words
        select (LedgerEntry)new LedgerEntry.Held(sequence, context, ClientOrderId.Parse("h#1"), reason);

    private static Gen<LedgerEntry> Split() =>
        from sequence in Sequence
        from context in Context
        from ratio in Gen.Elements(0.05m, 1.046m, 4, 1_000_000)
        from numbers in Positive.Five()
        select (LedgerEntry)
            new LedgerEntry.Split(
                sequence,
                context,
                CorporateAction.CreateSplit(new(2025, 10, 6), Symbol.Parse("GSPC=F"), ratio)
            )
            {
                UnitsBefore = new Quantity(numbers.Item1),
                Holding = new Quantity(numbers.Item2),
                Price = new Price(numbers.Item3),
                CashInLieu = new Money(numbers.Item4),
                Cash = new Money(numbers.Item5),
            };

    private static Gen<LedgerEntry> Due() =>
        from sequence in Sequence
        from context in Context
        from dividend in Dividend
        from numbers in Positive.Five()
        select (LedgerEntry)
            new LedgerEntry.DividendDue(
                sequence,
                context,
                dividend,
                new Quantity(numbers.Item1),
                new Money(numbers.Item2)
            );

    private static Gen<LedgerEntry> Paid() =>
        from sequence in Sequence
        from context in Context
        from number in Sequence
        from dividend in Dividend
        from numbers in Positive.Five()
        select (LedgerEntry)
            new LedgerEntry.Dividend(
                sequence,
                context,
                new DueDividend(number, dividend, new Quantity(numbers.Item1), new Money(numbers.Item2)),
                new Money(numbers.Item3)
            );

    private static Gen<LedgerEntry> Completed() =>
        from sequence in Sequence
        from context in Context
        from outcome in Gen.Elements(SessionOutcome.Traded, SessionOutcome.Held, SessionOutcome.Undecided)
        select (LedgerEntry)new LedgerEntry.SessionCompleted(sequence, context, outcome);

    private static Gen<LedgerEntry> Changed() =>
        from sequence in Sequence
        from context in Context
        from previous in Gen.Elements(null, "claude")
        select (LedgerEntry)
            new LedgerEntry.ModelChanged(sequence, context, previous is null ? null : ModelId.Parse(previous));

    private static Gen<LedgerEntry> MandateChanged() =>
        from sequence in Sequence
        from context in Context
        from limit in Gen.Elements<Money?>(null, new Money(500))
        from universe in Gen.Elements<IReadOnlyList<Symbol>?>(null, [Symbol.Parse("AAA"), Symbol.Parse("BBB")])
        select (LedgerEntry)
            new LedgerEntry.MandateChanged(
                sequence,
                context,
                new Mandate { OrderNotionalLimit = limit, Universe = universe }
            );

    private static Gen<LedgerEntry> Approved() =>
        from sequence in Sequence
        from context in Context
        from order in AnyOrder
        select (LedgerEntry)new LedgerEntry.Approved(sequence, context, order, sequence);

    private static Gen<LedgerEntry> Withdrawn() =>
        from sequence in Sequence
        from context in Context
        from before in Sequence
        from completed in Gen.Elements<TradingTime?>(null, TradingTime.Parse("2025-10-06 10:00"))
        from outcome in Gen.Elements<SessionOutcome?>(null, SessionOutcome.Traded, SessionOutcome.Undecided)
        select (LedgerEntry)
            new LedgerEntry.SessionWithdrawn(
                sequence,
                context,
                new ResumedSession(TradingTime.Parse("2025-10-07"), before, completed),
                outcome
            );

    private static Gen<(T Item1, T Item2, T Item3, T Item4, T Item5)> Five<T>(this Gen<T> one) =>
        one.ListOf(5).Select(list => (list[0], list[1], list[2], list[3], list[4]));

    // Half of a surrogate pair is not text: no encoding of Unicode can carry it.
    private static bool IsWellFormed(string text) =>
        text == System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
