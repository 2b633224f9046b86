using System.Text;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers;

/// <summary>Until when a model may know what happened, as a term of its account.</summary>
public sealed class KnowledgeCutoffsTests
{
    private static readonly DateOnly Tuesday = new(2025, 10, 7);
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [Test]
    public void An_account_without_a_cutoff_has_the_line_that_it_always_had() =>
        Assert.That(
            Encoding.UTF8.GetString(LedgerEntryJson.Write(Opened(null))),
            Is.EqualTo(
                """
                {"sequence":1,"signature":"alice","time":"2025-10-06","model":"test/model","id":"open","kind":"opened",
                """.Trim() + "\"market\":\"us\",\"currency\":\"USD\",\"cash\":\"1000\"}"
            )
        );

    [Test]
    public void A_cutoff_comes_back_from_a_ledger_and_is_part_of_the_terms()
    {
        var opened = (LedgerEntry.AccountOpened)LedgerEntryJson.Read(LedgerEntryJson.Write(Opened(Tuesday)));

        Assert.That(opened.Terms, Is.EqualTo(Opened(Tuesday).Terms).And.Not.EqualTo(Opened(null).Terms));
        Assert.That($"{opened.Terms}", Is.EqualTo("1000 USD on us, knowledge cutoff 2025-10-07"));
    }

    [TestCase("2025-10-07 10:00")]
    [TestCase("soon")]
    public void A_cutoff_that_is_not_a_day_is_refused(string text)
    {
        string line = Encoding
            .UTF8.GetString(LedgerEntryJson.Write(Opened(Tuesday)))
            .Replace("2025-10-07", text, StringComparison.Ordinal);

        Assert.That(
            () => LedgerEntryJson.Read(Encoding.UTF8.GetBytes(line)),
            Throws.TypeOf<FormatException>().With.Message.Contain("knowledgeCutoff")
        );
    }

    [Test]
    public async Task Sessions_before_the_date_are_found_and_that_of_the_date_is_not()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await RunAsync(floor, TraderOf(Tuesday.AddDays(1)));
        var entries = await floor.EntriesAsync("alice");

        Assert.That(
            KnowledgeCutoffs.Create(entries).FindSessions(entries, []),
            Is.EquivalentTo(new[] { TradingTime.Parse("2025-10-06"), TradingTime.Parse("2025-10-07") })
        );
    }

    [Test]
    public async Task A_run_without_the_date_resumes_and_one_with_another_date_is_refused()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await RunAsync(floor, TraderOf(Tuesday));

        Assert.That((await RunAsync(floor, TraderOf(null))).AlreadyCompletedCount, Is.EqualTo(5));
        Assert.That(
            () => RunAsync(floor, TraderOf(Tuesday.AddDays(1))),
            Throws
                .TypeOf<SessionRefusedException>()
                .With.Message.Contain("with 1000 USD on us, knowledge cutoff 2025-10-07, not with")
        );
    }

    [Test]
    public async Task One_session_that_opens_its_account_states_it_too()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());

        await floor.Sessions.RunAsync(
            Monday,
            ScriptedDecisions.Buying("AAA", 1),
            new SessionRunOptions { OpeningCash = new Money(1000), KnowledgeCutoff = Tuesday }
        );

        var account = await floor.Ledger.FindAccountAsync(Monday.Signature);
        Assert.That(account!.Terms.KnowledgeCutoff, Is.EqualTo(Tuesday));
    }

    [Test]
    public async Task The_owner_states_it_later_once_and_the_sessions_so_far_are_found()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await RunAsync(floor, TraderOf(null));
        var later = Tuesday.AddDays(10);

        var account = await floor.Ledger.ChangeModelAsync(Monday.Signature, Monday.ModelId, later);
        await floor.Ledger.ChangeModelAsync(Monday.Signature, Monday.ModelId, later);

        var entries = await floor.EntriesAsync("alice");
        Assert.That(account.Terms.KnowledgeCutoff, Is.EqualTo(later));
        Assert.That(entries.OfType<LedgerEntry.ModelChanged>().Count(), Is.EqualTo(1));
        Assert.That(KnowledgeCutoffs.Create(entries).FindSessions(entries, []), Has.Count.EqualTo(5));
        Assert.That(
            LedgerNotes.Create(entries),
            Has.One.Contain("the owner stated the knowledge cutoff of test/model: 2025-10-17.")
        );
        Assert.That((await RunAsync(floor, TraderOf(later))).AlreadyCompletedCount, Is.EqualTo(5));
    }

    [Test]
    public async Task The_cutoff_of_one_model_says_nothing_about_the_next_one()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await RunAsync(floor, TraderOf(Tuesday.AddDays(10)));

        var account = await floor.Ledger.ChangeModelAsync(Monday.Signature, ModelId.Parse("other/model"));

        var entries = await floor.EntriesAsync("alice");
        var cutoffs = KnowledgeCutoffs.Create(entries);
        Assert.That(account.Terms.KnowledgeCutoff, Is.Null);
        Assert.That(cutoffs.Find(ModelId.Parse("other/model")), Is.Null);
        Assert.That(cutoffs.FindSessions(entries, []), Has.Count.EqualTo(5), "Those of the first model.");
    }

    private static LedgerEntry.AccountOpened Opened(DateOnly? cutoff) =>
        new(Monday, AccountTerms.Create(Market.Us, new Money(1000)) with { KnowledgeCutoff = cutoff });

    private static Trader TraderOf(DateOnly? cutoff) =>
        new(Monday.Signature, Monday.ModelId, ScriptedDecisions.Buying("AAA", 1))
        {
            Cash = new Money(1000),
            KnowledgeCutoff = cutoff,
        };

    private static async Task<TraderRun> RunAsync(TradingFloor floor, Trader trader) =>
        (await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(floor.Series)))[0];
}
