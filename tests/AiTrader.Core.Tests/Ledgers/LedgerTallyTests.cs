using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers;

public sealed class LedgerTallyTests
{
    [Test]
    public async Task A_tally_counts_fills_denials_and_how_sessions_ended()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var (monday, tuesday, wednesday) = (
            Contexts.Alice("2025-10-06"),
            Contexts.Alice("2025-10-07"),
            Contexts.Alice("2025-10-08")
        );
        await floor.OpenAsync(monday, cash: 1000);
        await floor.Brokerage.SubmitAsync(
            monday,
            Order.Buy(ClientOrderId.Parse("a"), Symbol.Parse("AAA"), 10),
            CancellationToken.None
        );
        await floor.Brokerage.SubmitAsync(
            monday,
            Order.Buy(ClientOrderId.Parse("b"), Symbol.Parse("AAA"), 10_000),
            CancellationToken.None
        );
        await CompleteAsync(floor, monday, SessionOutcome.Traded);
        await CompleteAsync(floor, tuesday, SessionOutcome.Held);
        await CompleteAsync(floor, wednesday, SessionOutcome.Undecided);

        var tally = LedgerTally.Create(await floor.EntriesAsync("alice"));

        Assert.That(
            tally,
            Is.EqualTo(
                new LedgerTally(
                    1,
                    1,
                    new()
                    {
                        Traded = 1,
                        Held = 1,
                        Undecided = 1,
                    }
                )
            )
        );
        Assert.That(tally.Sessions.Total, Is.EqualTo(3));
    }

    private static async Task CompleteAsync(TradingFloor floor, TradingContext context, SessionOutcome outcome)
    {
        var account = await floor.Ledger.FindAccountAsync(context.Signature, CancellationToken.None);
        await floor.Ledger.AppendAsync(account!.CreateCompleted(context, outcome), CancellationToken.None);
    }
}
