using AiTrader.Runner.Bundles;
using AiTrader.Runner.Lookahead;
using AiTrader.Runner.Reruns;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Reruns;

/// <summary>A session that faulted after an act, and was not run again.</summary>
internal sealed class UnfinishedSessionTests
{
    private static readonly TestMarket Week = TestMarket.UsWeek();
    private static readonly TradingContext Monday = TradingContext.For("x").Using("baseline/momentum").At("2025-10-06");
    private static readonly TradingContext Tuesday = TradingContext
        .For("x")
        .Using("baseline/momentum")
        .At("2025-10-07");

    [Test]
    public async Task It_is_named_and_not_decided_again()
    {
        await using var store = await RunAsync();

        var proof = await new LookaheadProof(store, [Week.Series], new Draws(1))
        {
            Deciders = RerunDeciders.Of([], seed: 1),
        }.RunAsync(Monday.Signature, CancellationToken.None);

        Assert.That((proof.Sessions, proof.IsProven), Is.EqualTo((1, true)));
        Assert.That(proof.Unfinished, Is.EqualTo(Tuesday.Time));
        Assert.That(
            new ProofReport([proof], 1).Lines(),
            Has.Some.EqualTo("x: the session of 2025-10-07 is not completed, and was not decided again.")
        );
    }

    [Test]
    public async Task Its_entries_are_not_reproduced()
    {
        await using var store = await RunAsync();
        var bundle = await new BundleWriter(store, [Week.Series], seed: 1).PackAsync(
            [Monday.Signature],
            CancellationToken.None
        );

        var traders = await new Reproduction(bundle, [Week.Series], news: null).RunAsync(CancellationToken.None);

        Assert.That(traders.Single().Difference, Is.EqualTo("entries 4 to 4 belong to no completed session"));
        Assert.That(traders.Single().Sessions, Is.EqualTo(1));
    }

    private static async Task<InMemoryStore> RunAsync()
    {
        var store = new InMemoryStore(TimeProvider.System);
        var market = Week.MarketData;
        var sessions = new SessionRunner(
            market,
            new SimulatedBrokerage(market, store.Ledgers),
            store,
            TimeProvider.System
        );
        await sessions.RunAsync(Monday, new Momentum(), new() { OpeningCash = new Money(1_000) });
        var faulted = await sessions.RunAsync(Tuesday, new BuysAndFails());
        Assert.That(faulted, Is.InstanceOf<SessionResult.Faulted>());
        return store;
    }

    private sealed class BuysAndFails : IDecisionMaker
    {
        public async ValueTask DecideAsync(
            TradingContext context,
            ITradingDesk desk,
            CancellationToken cancellationToken
        )
        {
            await desk.BuyAsync(context, Symbol.Parse("AAA"), 1, cancellationToken);
            throw new InvalidOperationException("It fails.");
        }
    }
}
