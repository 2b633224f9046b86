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
}
