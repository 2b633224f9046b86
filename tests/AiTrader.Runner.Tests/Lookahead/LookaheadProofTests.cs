using AiTrader.Prices;
using AiTrader.Runner.Lookahead;
using AiTrader.Runner.Reruns;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Lookahead;

/// <summary>Clean with the guards of the program, red with each guard that shows one later value.</summary>
internal sealed class LookaheadProofTests
{
    private static readonly Signature Momentum = Signature.Parse("momentum");

    private static IEnumerable<TestCaseData> Markets =>
        [
            new TestCaseData(TestMarket.UsWeek().Series).SetArgDisplayNames("days"),
            new TestCaseData(TestMarket.UsHours().Series).SetArgDisplayNames("hours"),
        ];

    // A symbol that begins on the third day and one that ends on the second, with a split later.
    private static PriceSeries Eventful =>
        TestMarket
            .UsWeek()
            .Add("DDD", "2025-10-08", 20)
            .Add("DDD", "2025-10-09", 21)
            .Add("EEE", "2025-10-06", 30)
            .Add("EEE", "2025-10-07", 31)
            .Series.With(
                CorporateActions.Create([
                    CorporateAction.CreateSplit(new DateOnly(2025, 10, 9), Symbol.Parse("AAA"), 4),
                    CorporateAction.CreateDividend(new DateOnly(2025, 10, 10), Symbol.Parse("BBB"), 1),
                ])
            );

    [TestCaseSource(nameof(Markets))]
    public async Task A_model_with_news_and_notes_sees_nothing_later(PriceSeries prices)
    {
        var run = await ModelRun.RunAsync(prices);

        var proof = await run.ProveAsync();

        Assert.That(string.Join('\n', proof.Findings), Is.Empty);
        Assert.That(proof.Unproven, Is.Null);
        Assert.That((proof.Sessions, proof.DecidedBy), Is.EqualTo((5, "journal")));
        Assert.That(proof.Altered.Bars, Is.GreaterThan(0));
        Assert.That(proof.Altered.News, Is.GreaterThan(0));
        Assert.That(proof.Altered.Notes, Is.EqualTo(4 + 3 + 2 + 1));
    }

    [Test]
    public async Task Symbols_that_begin_and_end_and_later_actions_change_nothing([Range(1, 20)] int seed)
    {
        var run = await ModelRun.RunAsync(Eventful);

        var proof = await run.ProveAsync(seed: seed);
        var other = await run.ProveAsync(signature: Momentum, seed: seed);

        Assert.That((proof.IsProven, proof.Sessions), Is.EqualTo((true, 5)), string.Join('\n', proof.Findings));
        Assert.That((other.IsProven, other.Sessions), Is.EqualTo((true, 5)), string.Join('\n', other.Findings));
        Assert.That(proof.Altered.Actions, Is.GreaterThan(0));
    }

    [TestCaseSource(nameof(Markets))]
    public async Task Market_data_that_shows_one_later_close_is_found(PriceSeries prices)
    {
        var run = await ModelRun.RunAsync(prices);

        var proof = await run.ProveAsync(
            new WorldGuards
            {
                AreRecorded = false,
                MarketData = (market, series) => new LeakingMarketData(market, series),
            }
        );

        var first = proof.Findings[0];
        Assert.That(first.Verdict, Is.EqualTo(ProofVerdict.Leaked));
        Assert.That(
            $"{first}",
            Does.StartWith($"alice at {prices.Times[0]}: leaked the close of AAA at {prices.Times[0]}, 10.5 (altered: ")
                .And.Contain("With other later data, the prompt: ")
        );
    }

    [TestCaseSource(nameof(Markets))]
    public async Task A_source_that_shows_one_later_item_is_found(PriceSeries prices)
    {
        var run = await ModelRun.RunAsync(prices);

        var proof = await run.ProveAsync(
            new WorldGuards { AreRecorded = false, NewsSource = source => new RedatedNews(source, run.News[^1].Title) }
        );

        Assert.That(
            proof.Findings.Select(finding => $"{finding}"),
            Has.Some.Contain($"leaked the news '{run.News[^1].Title}', published '{run.News[^1].Published}'")
        );
        Assert.That(proof.Findings[0].Difference.Place, Is.EqualTo("answer 1 of the tools"));
    }

    [TestCaseSource(nameof(Markets))]
    public async Task A_store_that_shows_one_later_note_is_found(PriceSeries prices)
    {
        var run = await ModelRun.RunAsync(prices);

        var proof = await run.ProveAsync(
            new WorldGuards { AreRecorded = false, NoteStore = notes => new LeakingNoteStore(notes) }
        );

        Assert.That(
            $"{proof.Findings[0]}",
            Does.Contain($"leaked the note of {prices.Times[1]}, 'I was there: Decide the session of 2025-")
        );
        Assert.That(proof.Findings[0].Difference.Place, Is.EqualTo("answer 2 of the tools"));
    }

    [Test]
    public async Task Market_data_that_shows_the_whole_universe_is_found()
    {
        var run = await ModelRun.RunAsync(Eventful);

        var proof = await run.ProveAsync(
            new WorldGuards
            {
                AreRecorded = false,
                MarketData = (market, series) =>
                    new LeakyMarketData(new AsOfMarketData(market, series))
                    {
                        Symbols = series.Symbols,
                        Quote = (context, symbol) => series.FindBar(symbol, context.Time)?.Open ?? new Price(1),
                    },
            }
        );

        Assert.That($"{proof.Findings[0]}", Does.Contain("leaked which symbols begin or end later: "));
    }

    [Test]
    public async Task Market_data_that_knows_a_later_split_is_found()
    {
        var run = await ModelRun.RunAsync(Eventful);

        var proof = await run.ProveAsync(
            new WorldGuards
            {
                AreRecorded = false,
                MarketData = (market, series) =>
                    new LeakyMarketData(new AsOfMarketData(market, series))
                    {
                        Quote = (context, symbol) =>
                            new Price(
                                series.Actions.Find(symbol).Where(action => action.IsSplit).Sum(action => action.Value)
                                    + 1
                            ),
                    },
            }
        );

        Assert.That($"{proof.Findings[0]}", Does.Contain("leaked the 4:1 split of AAA on 2025-10-09"));
    }

    [Test]
    public async Task Market_data_that_knows_the_next_stamp_is_found()
    {
        var run = await ModelRun.RunAsync(TestMarket.UsWeek().Series);

        var proof = await run.ProveAsync(
            new WorldGuards
            {
                AreRecorded = false,
                MarketData = (market, series) =>
                    new LeakyMarketData(new AsOfMarketData(market, series))
                    {
                        Quote = (context, symbol) =>
                            new Price(
                                series.Times.FirstOrDefault(time => time > context.Time) is { } next && next != default
                                    ? next.Date.Day
                                    : 1
                            ),
                    },
            }
        );

        Assert.That($"{proof.Findings[0]}", Does.Contain("leaked the stamps of later bars"));
    }

    [Test]
    public async Task A_session_that_other_prices_decide_otherwise_is_not_repeated_and_no_leak()
    {
        var run = await ModelRun.RunAsync(TestMarket.UsWeek().Series);
        var other = await new LookaheadProof(run.Store, [Eventful], new Draws(1))
        {
            Deciders = RerunDeciders.Of([], seed: 1),
            News = run.News,
        }.RunAsync(ModelRun.Alice, CancellationToken.None);

        Assert.That(other.Findings[0].Verdict, Is.EqualTo(ProofVerdict.NotRepeated));
        Assert.That(
            $"{other.Findings[0]}",
            Does.StartWith("alice at 2025-10-06: not repeated. With the same data, the prompt")
        );
    }

    [Test]
    public async Task A_trader_that_nothing_decides_again_is_not_proven()
    {
        var run = await ModelRun.RunAsync(TestMarket.UsWeek().Series);
        var silent = run.Store.WithJournals(_ => new InMemoryStore(TimeProvider.System).Journals);

        var proof = await new LookaheadProof(silent, [TestMarket.UsWeek().Series], new Draws(1))
        {
            Deciders = RerunDeciders.Of([], seed: 1),
        }.RunAsync(ModelRun.Alice, CancellationToken.None);

        Assert.That(proof.IsProven, Is.False);
        Assert.That(proof.Unproven, Does.Contain("'test/model' decided, which is not a baseline"));
    }

    [Test]
    public async Task A_run_that_was_recorded_with_a_leak_is_found()
    {
        var prices = SyntheticPriceSource.Daily(3).Read();
        var leaking = new WorldGuards { MarketData = (market, series) => new LeakingMarketData(market, series) };
        var run = await ModelRun.RunAsync(prices, leaking.MarketData(Market.Us, prices));

        var proof = await run.ProveAsync(leaking, Momentum);

        Assert.That(proof.Findings[0].Verdict, Is.EqualTo(ProofVerdict.Leaked));
        Assert.That(proof.Findings[0].Datum, Does.StartWith("the close of SYN01 at "));
    }

    [Test]
    public async Task News_that_is_not_named_is_asked_for()
    {
        var run = await ModelRun.RunAsync(TestMarket.UsWeek().Series);

        var proof = await new LookaheadProof(run.Store, [TestMarket.UsWeek().Series], new Draws(1))
        {
            Deciders = RerunDeciders.Of([], seed: 1),
        }.RunAsync(ModelRun.Alice, CancellationToken.None);

        Assert.That(proof.Unproven, Does.Contain("--news"));
    }
}
