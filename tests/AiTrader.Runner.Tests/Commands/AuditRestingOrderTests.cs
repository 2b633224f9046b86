namespace AiTrader.Runner.Tests.Commands;

/// <summary>Ledgers with orders that rest, through <c>aitrader audit</c> and <c>aitrader ledger withdraw</c>.</summary>
internal sealed class AuditRestingOrderTests : ProgramFixture
{
    [Test]
    public async Task What_bars_did_to_orders_is_clean_and_by_other_bars_it_is_not()
    {
        using var market = new SmallMarket();
        await ReplayAsync(
            market,
            """
            "type":"limit","limit":9.5
            """
        );
        File.WriteAllText(
            Folder.File("other.csv"),
            File.ReadAllText(market.Prices)
                .Replace("2025-10-06,AAA,10,11,9,", "2025-10-06,AAA,10,11,9.5,", StringComparison.Ordinal)
        );

        var clean = await AuditAsync(market.Prices);
        var other = await AuditAsync("other.csv");

        Assert.That((clean.ExitCode, clean.Output), Is.EqualTo((0, "alice: 4 records, clean\n")));
        Assert.That(other.ExitCode, Is.EqualTo(4));
        Assert.That(
            other.Output,
            Does.Contain("entry 4: limit_not_reached: 'buy 10 AAA limit 9.5 day at 9.5' was executed by the bar of")
                .And.Contain("The best price of the bar for it is 9.5, which does not go through the limit.")
        );
    }

    [Test]
    public async Task A_session_after_which_a_bar_did_something_is_not_withdrawn()
    {
        using var market = new SmallMarket();
        await ReplayAsync(
            market,
            """
            "type":"stop","stop":11.5,"tif":"gtc"
            """
        );

        var result = await Program.RunAsync(
            "ledger",
            "withdraw",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice",
            "--session",
            "2025-10-06"
        );

        Assert.That(result.ExitCode, Is.Not.Zero);
        Assert.That(
            result.Error,
            Does.Contain(
                "the session of 2025-10-06 cannot be withdrawn; the bar of 2025-10-07 has done something since "
                    + "(2025-10-07#order-2-filled), and what bars did stands."
            )
        );
    }

    private async Task ReplayAsync(SmallMarket market, string terms)
    {
        File.WriteAllText(
            market.Orders,
            $$"""
            {"date":"2025-10-06","sequence":1,"action":"buy","symbol":"AAA","quantity":10,{{terms}}}

            """
        );
        await Program.SucceedAsync(market.Replay(("--store", "sqlite:ledgers.db")));
    }

    private Task<ProgramResult> AuditAsync(string prices) =>
        Program.RunAsync("audit", "--store", "sqlite:ledgers.db", "--market", "us", "--prices", prices);
}
