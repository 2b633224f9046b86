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

        await new HoldTool(floor.Brokerage).HoldAsync(
            Monday,
            ClientOrderId.Create(Monday, 1),
            "waiting",
            CancellationToken.None
        );

        var held = (LedgerEntry.Held)(await floor.EntriesAsync("alice"))[^1];
        Assert.That((held.Context, held.Reason), Is.EqualTo((Monday, "waiting")));
    }

    [TestCase("")]
    [TestCase("  ")]
    public async Task Holding_without_a_reason_is_refused(string reason)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);

        Assert.That(
            () =>
                new HoldTool(floor.Brokerage)
                    .HoldAsync(Monday, ClientOrderId.Create(Monday, 1), reason, CancellationToken.None)
                    .AsTask(),
            Throws.ArgumentException
        );
    }
}
