using AiTrader.Prices;

namespace AiTrader.Core.Tests.Prices;

public sealed class CorporateActionTests
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");
    private static readonly DateOnly Day = new(2025, 10, 6);

    [Test]
    public void A_dividend_is_in_the_books_on_its_pay_date_and_without_one_on_its_ex_date() =>
        Assert.That(
            new[]
            {
                CorporateAction.CreateDividend(Day, Aaa, 1, Day.AddDays(3)).BookDate,
                CorporateAction.CreateDividend(Day, Aaa, 1).BookDate,
                CorporateAction.CreateSplit(Day, Aaa, 2).BookDate,
            },
            Is.EqualTo(new[] { Day.AddDays(3), Day, Day })
        );

    [TestCase(0)]
    [TestCase(-2)]
    [TestCase(0.0000009)]
    [TestCase(1000001)]
    public void A_split_is_of_a_ratio_that_can_be(decimal ratio) =>
        Assert.That(() => CorporateAction.CreateSplit(Day, Aaa, ratio), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(1000000001)]
    public void A_dividend_is_of_an_amount_that_can_be(decimal amount) =>
        Assert.That(
            () => CorporateAction.CreateDividend(Day, Aaa, amount),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void A_dividend_is_not_paid_before_its_ex_date() =>
        Assert.That(
            () => CorporateAction.CreateDividend(Day, Aaa, 1, Day.AddDays(-1)),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("payDate")
        );

    [Test]
    public void It_reads_as_what_it_is() =>
        Assert.That(
            new object[]
            {
                CorporateAction.CreateSplit(Day, Aaa, 4.00m),
                CorporateAction.CreateDividend(Day, Aaa, 0.830m, Day.AddDays(3)),
            }.Select(action => action.ToString()),
            Is.EqualTo(
                new[]
                {
                    "4:1 split of AAA on 2025-10-06",
                    "dividend of 0.83 a unit of AAA, ex 2025-10-06, paid 2025-10-09",
                }
            )
        );

    [Test]
    public void All_are_in_order_of_ex_date_symbol_and_kind()
    {
        CorporateAction[] ordered =
        [
            CorporateAction.CreateDividend(Day, Aaa, 1),
            CorporateAction.CreateSplit(Day, Aaa, 2),
            CorporateAction.CreateDividend(Day, Symbol.Parse("BBB"), 1),
            CorporateAction.CreateSplit(Day.AddDays(1), Aaa, 2),
        ];

        var actions = CorporateActions.Create(ordered.Reverse());

        Assert.That(actions.All, Is.EqualTo(ordered));
        Assert.That(actions.Find(Aaa), Is.EqualTo(new[] { ordered[0], ordered[1], ordered[3] }));
        Assert.That(actions.Find(Symbol.Parse("XXX")), Is.Empty);
    }

    [Test]
    public void A_special_dividend_can_have_the_day_of_a_regular_one() =>
        Assert.That(
            CorporateActions
                .Create([CorporateAction.CreateDividend(Day, Aaa, 1), CorporateAction.CreateDividend(Day, Aaa, 15)])
                .All,
            Has.Count.EqualTo(2)
        );

    [Test]
    public void The_same_dividend_twice_is_refused() =>
        Assert.That(
            () =>
                CorporateActions.Create([
                    CorporateAction.CreateDividend(Day, Aaa, 1),
                    CorporateAction.CreateDividend(Day, Aaa, 1.0m, Day),
                ]),
            Throws
                .TypeOf<DataFileException>()
                .With.Message.Contains("memory, line 2: ")
                .And.Message.Contains("AAA has this dividend already, on line 1")
        );

    [Test]
    public void Two_splits_of_one_day_are_refused() =>
        Assert.That(
            () =>
                CorporateActions.Create([
                    CorporateAction.CreateSplit(Day, Aaa, 2),
                    CorporateAction.CreateSplit(Day, Aaa, 3),
                ]),
            Throws.TypeOf<DataFileException>().With.Message.Contains("AAA has a split on this day already")
        );

    [Test]
    public void Splits_that_no_decimal_could_follow_are_refused() =>
        Assert.That(
            () =>
                CorporateActions.Create([
                    CorporateAction.CreateSplit(Day, Aaa, 1_000_000),
                    CorporateAction.CreateSplit(Day.AddDays(1), Aaa, 0.000001m),
                    CorporateAction.CreateSplit(Day.AddDays(2), Aaa, 2),
                ]),
            Throws.TypeOf<DataFileException>().With.Message.Contains("line 3").And.Message.Contains("factor of 1,000")
        );
}
