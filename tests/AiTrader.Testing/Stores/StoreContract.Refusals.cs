using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>What an append refuses, and that it leaves the ledger as it was.</summary>
public abstract partial class StoreContract
{
    [Test]
    public void An_append_without_an_account_is_refused()
    {
        var held = LedgerEntryJson.Read(
            """
            {"sequence":2,"signature":"nobody","time":"2025-10-06","model":"m","id":"h",
            "kind":"held","reason":"Waiting."}
            """u8
        );

        Assert.That(
            async () => await Ledger.AppendAsync(held, CancellationToken.None),
            Throws.TypeOf<LedgerException>().With.Message.Contains("nobody")
        );
    }

    [Test]
    public async Task Time_does_not_go_backwards()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        account = await Ledger.AppendNewAsync(account.Held(account.ContextAt("2025-10-08"), "h1", "Waiting."));

        await AssertRefusedAsync(account.Held(account.ContextAt("2025-10-07"), "h2", "Waiting."), "2025-10-07");
    }

    [TestCase("2025-10-08")]
    [TestCase("2025-10-06")]
    public async Task A_completed_session_takes_no_more_entries(string time)
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        account = await Ledger.AppendNewAsync(
            account.CreateCompleted(account.ContextAt("2025-10-08"), SessionOutcome.Undecided)
        );

        await AssertRefusedAsync(account.Bought(account.ContextAt(time), "a#1", "AAA", 1, 1), time);
    }

    [TestCase("cash", "901")]
    [TestCase("cash", "899.9999999999999999999999999")]
    [TestCase("holding", "11")]
    [TestCase("holding", "0")]
    [TestCase("price", "9")]
    [TestCase("filled", "9")]
    [TestCase("fee", "0.01")]
    [TestCase("side", "sell")]
    public async Task A_fill_whose_numbers_do_not_follow_is_refused(string field, string value)
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));

        await AssertRefusedAsync(
            account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10).Forged(field, value),
            ""
        );
    }

    [Test]
    public async Task A_fill_that_costs_more_than_the_cash_is_refused()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));

        await AssertRefusedAsync(account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 1001, 1), "-1");
    }

    private async Task AssertRefusedAsync(LedgerEntry entry, string named)
    {
        string signature = entry.Context.Signature.Value;
        var before = await Ledger.AllEntriesAsync(signature);

        Assert.That(
            async () => await Ledger.AppendAsync(entry, CancellationToken.None),
            Throws.TypeOf<LedgerException>().With.Message.Contains(named)
        );
        Assert.That(await Ledger.AllEntriesAsync(signature), Is.EqualTo(before));
        Assert.That((await ReadAsync(signature)).Version, Is.EqualTo(before.Count));
    }
}
