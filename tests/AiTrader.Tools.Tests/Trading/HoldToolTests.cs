using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class HoldToolTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [Test]
    public async Task Holding_is_recorded_with_its_reason_for_the_context()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);

        string answer = await floor.CallAsync(Monday, "hold", """{"reason":"waiting"}""");

        var held = (LedgerEntry.Held)(await floor.EntriesAsync("alice"))[^1];
        Assert.That((answer, held.Context, held.Reason), Is.EqualTo(("The hold is recorded.", Monday, "waiting")));
    }

    [TestCase("")]
    [TestCase("  ")]
    public async Task Holding_without_a_reason_is_refused_and_not_recorded(string reason)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);

        string answer = await floor.CallAsync(Monday, "hold", $$"""{"reason":"{{reason}}"}""");

        Assert.That(answer, Does.StartWith("The argument 'reason' is empty."));
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
    }
}
