using AiTrader.Prices;
using AiTrader.Runner.Bundles;
using AiTrader.Runner.Tests.Lookahead;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Bundles;

internal sealed class ReproductionTests
{
    [Test]
    public async Task A_model_with_news_and_notes_is_equal()
    {
        var prices = TestMarket.UsWeek().Series;
        var run = await ModelRun.RunAsync(prices);
        var bundle = await PackAsync(run, prices);

        var reproduction = new Reproduction(bundle, [prices], run.News);

        Assert.That(reproduction.FindInputs(), Is.Empty);
        var traders = await reproduction.RunAsync(CancellationToken.None);
        Assert.That(traders.Select(trader => trader.Difference), Is.All.Null);
        Assert.That(traders.Sum(trader => trader.Sessions), Is.EqualTo(10));
        Assert.That(
            traders.Select(trader => trader.Head),
            Is.EqualTo(bundle.Manifest.Traders.Select(trader => trader.Head))
        );
    }

    [Test]
    public async Task Other_news_is_found_by_its_hash_and_in_the_answer()
    {
        var prices = TestMarket.UsWeek().Series;
        var run = await ModelRun.RunAsync(prices);
        var reproduction = new Reproduction(
            await PackAsync(run, prices),
            [prices],
            [run.News[0] with { Title = "AAA falls" }, .. run.News.Skip(1)]
        );

        Assert.That(reproduction.FindInputs(), Is.EqualTo((string[])["The news differs."]));
        var alice = (await reproduction.RunAsync(CancellationToken.None))[0];
        Assert.That(alice.Difference, Does.StartWith("at 2025-10-07, answer 1 of the tools: "));
        Assert.That((alice.Sessions, alice.Head), Is.EqualTo((1, (string?)null)));
    }

    [Test]
    public async Task Other_splits_are_found()
    {
        var prices = TestMarket.UsWeek().Series;
        var run = await ModelRun.RunAsync(prices);
        var split = prices.With(
            CorporateActions.Create([CorporateAction.CreateSplit(new DateOnly(2025, 10, 9), Symbol.Parse("AAA"), 4)])
        );

        var reproduction = new Reproduction(await PackAsync(run, prices), [split], run.News);

        Assert.That(reproduction.FindInputs(), Is.EqualTo((string[])["The splits and dividends differ."]));
    }

    private static Task<BundleContent> PackAsync(ModelRun run, PriceSeries prices) =>
        new BundleWriter(run.Store, [prices], seed: 1) { News = run.News }.PackAsync(
            [ModelRun.Alice, Signature.Parse("momentum")],
            CancellationToken.None
        );
}
