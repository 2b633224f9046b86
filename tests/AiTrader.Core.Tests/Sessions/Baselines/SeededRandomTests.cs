using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions.Baselines;

/// <summary>What the dice can say, over many seeds.</summary>
public sealed class SeededRandomTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    // A quarter of the thousand buys 25 at 10.
    [Test]
    public async Task It_buys_for_a_quarter_of_the_cash_or_sells_a_position_or_holds() =>
        Assert.That(
            await DrawAsync(() => new PaperDesk(MarketOf(Market.Us)) { Portfolio = Holding("2025-10-03") }),
            Is.EquivalentTo(new[] { "buy 25 AAA", "sell 5 AAA", "hold: The dice say hold." })
        );

    [Test]
    public async Task What_finds_no_volume_is_followed_by_a_hold() =>
        Assert.That(
            await DrawAsync(() =>
                new PaperDesk(MarketOf(Market.Us))
                {
                    Portfolio = Holding("2025-10-03"),
                    Answer = (order, _) => new TradeOutcome.Cancelled(order, "the volume of the bar"),
                }
            ),
            Is.EquivalentTo(
                new[]
                {
                    "buy 25 AAA, hold: The dice say buy AAA; a quarter of the cash does not buy a lot.",
                    "sell 5 AAA, hold: The dice say sell; there is no volume.",
                    "hold: The dice say hold.",
                }
            )
        );

    [Test]
    public async Task What_was_bought_today_is_not_sold_where_it_settles_tomorrow() =>
        Assert.That(
            await DrawAsync(() => new PaperDesk(MarketOf(Market.ChinaA)) { Portfolio = Holding("2025-10-06") }),
            Is.EquivalentTo(
                new[]
                {
                    "hold: The dice say buy AAA; a quarter of the cash does not buy a lot.",
                    "hold: The dice say hold.",
                }
            )
        );

    [Test]
    public async Task It_holds_where_there_is_nothing_to_trade()
    {
        var marketData = Substitute.For<IMarketData>();
        marketData.Market.Returns(Market.Us);
        marketData.GetSymbols(null!).ReturnsForAnyArgs([]);

        Assert.That(
            await DrawAsync(() => new PaperDesk(marketData)),
            Is.EquivalentTo(new[] { "hold: The dice say hold." })
        );
    }

    // What 64 seeds do in one session, each thing once.
    private static async Task<HashSet<string>> DrawAsync(Func<PaperDesk> deskOf)
    {
        var drawn = new HashSet<string>();
        for (int seed = 0; seed < 64; seed++)
        {
            var desk = deskOf();
            await new SeededRandom(seed).DecideAsync(Monday, desk);
            drawn.Add(string.Join(", ", desk.Acts));
        }

        return drawn;
    }

    private static TestMarket MarketOf(Market market) => new TestMarket(market).Add("AAA", "2025-10-06", 10);

    private static Portfolio Holding(string bought) =>
        new(
            new Money(1000),
            [new Position(Symbol.Parse("AAA"), new Quantity(5), DateOnly.Parse(bought, null), new Quantity(5))]
        );
}
