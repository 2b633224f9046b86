using AiTrader.Stores;

namespace AiTrader.Tools.Tests.Chat.Requests;

public sealed class TokenPricesTests
{
    private static readonly TokenPrices Prices = new()
    {
        Input = 1.25m,
        Output = 10,
        CacheRead = 0.125m,
        CacheWrite = 1.5m,
    };

    [Test]
    public void Tokens_of_a_cache_have_prices_of_their_own() =>
        Assert.That(
            Prices.GetCost(new TokenUsage(1_200, 80) { CacheRead = 1_000, CacheWritten = 100 }),
            Is.EqualTo(((100 * 1.25m) + (1_000 * 0.125m) + (100 * 1.5m) + (80 * 10)) / 1_000_000)
        );

    [Test]
    public void Without_a_price_of_their_own_they_cost_what_other_input_costs() =>
        Assert.That(
            (Prices with { CacheRead = null, CacheWrite = null }).GetCost(
                new TokenUsage(1_200, 0) { CacheRead = 1_000, CacheWritten = 100 }
            ),
            Is.EqualTo(0.0015m)
        );

    [Test]
    public void A_part_of_a_cent_is_not_lost() =>
        Assert.That(Prices.GetCost(new TokenUsage(1, 0)), Is.EqualTo(0.00000125m));

    [Test]
    public void Tokens_that_are_not_known_have_no_cost() => Assert.That(Prices.GetCost(null), Is.Null);

    [Test]
    public void More_tokens_of_a_cache_than_input_are_no_rebate() =>
        Assert.That(Prices.GetCost(new TokenUsage(10, 0) { CacheRead = 20 }), Is.EqualTo(20 * 0.125m / 1_000_000));

    [Test]
    public void A_negative_price_is_refused() =>
        Assert.Multiple(() =>
        {
            Assert.That(() => Prices with { Input = -1 }, Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => Prices with { Output = -1 }, Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => Prices with { CacheRead = -1 }, Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => Prices with { CacheWrite = -1 }, Throws.TypeOf<ArgumentOutOfRangeException>());
        });
}
