using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class HistoryToolTests
{
    private const string All = """{"symbol":"AAA","count":100}""";

    private static readonly TradingFloor Floor = new(TestMarket.UsWeek());

    [Test]
    public async Task It_shows_no_bar_from_now_on() =>
        Assert.That(
            (await Floor.CallAsync(Contexts.Alice("2025-10-08"), "history", All))
                .Split('\n')
                .Select(line => line.Split(',')[0]),
            Is.EqualTo(new[] { "time", "2025-10-06", "2025-10-07" })
        );

    [Test]
    public async Task Before_the_first_bar_is_finished_there_is_none() =>
        Assert.That(
            await Floor.CallAsync(Contexts.Alice("2025-10-06"), "history", All),
            Is.EqualTo("There is no finished bar yet.")
        );

    [TestCase(1)]
    [TestCase(250)]
    public async Task It_takes_counts_up_to_its_limits(int count) =>
        Assert.That(
            await Floor.CallAsync(Contexts.Alice("2025-10-07"), "history", $$"""{"symbol":"AAA","count":{{count}}}"""),
            Does.StartWith("time,open,high,low,close,volume\n2025-10-06,")
        );

    [Test]
    public void A_refusal_names_no_later_time() =>
        Assert.That(
            () => Floor.CallAsync(Contexts.Alice("2025-10-08 10:00"), "history", All),
            Throws.ArgumentException.With.Message.Not.Contains("2025-10-09").And.Message.Not.Contains("2025-10-10")
        );

    [Test]
    public async Task Prices_before_a_split_are_divided_and_the_answer_says_so()
    {
        var series = TestMarket
            .UsWeek()
            .Series.With(
                CorporateActions.Create([
                    CorporateAction.CreateSplit(new(2025, 10, 7), Symbol.Parse("AAA"), 2),
                    CorporateAction.CreateSplit(new(2025, 10, 9), Symbol.Parse("AAA"), 10),
                ])
            );
        var store = new InMemoryStore(TimeProvider.System);
        var floor = new TradingFloor(new AsOfMarketData(Market.Us, series), series, store, RuleBook.Standard);

        Assert.That(
            await floor.CallAsync(Contexts.Alice("2025-10-08"), "history", All),
            Is.EqualTo(
                "time,open,high,low,close,volume\n2025-10-06,5,5.25,5,5.25,2000\n2025-10-07,11,11.5,11,11.5,1000\n"
                    + "All prices and volumes are in the current units; bars before a split are divided by it: 2 for 1 "
                    + "on 2025-10-07."
            )
        );
    }
}
