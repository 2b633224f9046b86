using AiTrader;
using AiTrader.Prices;
using AiTrader.Stores;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// What a section of a configuration says beside the options: <c>Market</c>, <c>Prices</c> and <c>Store</c>.
/// </summary>
internal static class AiTraderSection
{
    public const string Market = "Market";
    public const string Prices = "Prices";
    public const string Store = "Store";

    private const string Sqlite = "sqlite:";
    private const string Redis = "redis:";
    private const string Memory = "memory";

    /// <summary>The names that a section can have: the members of the options, and the three above.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        Market,
        Prices,
        Store,
        nameof(AiTraderOptions.Parallelism),
        nameof(AiTraderOptions.FeeRate),
        nameof(AiTraderOptions.MinimumFee),
        nameof(AiTraderOptions.FeeSchedule),
        nameof(AiTraderOptions.SlippageBasisPoints),
        nameof(AiTraderOptions.VolumeLimit),
        nameof(AiTraderOptions.PriceLimits),
        nameof(AiTraderOptions.OddLots),
        nameof(AiTraderOptions.CorporateActions),
        nameof(AiTraderOptions.Universe),
        nameof(AiTraderOptions.OrdersPerSession),
        nameof(AiTraderOptions.TotalLossLimit),
        nameof(AiTraderOptions.Until),
        nameof(AiTraderOptions.ApprovalAbove),
        nameof(AiTraderOptions.OrderNotionalLimit),
        nameof(AiTraderOptions.PositionLimit),
        nameof(AiTraderOptions.DailyLossLimit),
    ];

    /// <summary>The market that a section names; null if it names none that is known.</summary>
    public static Market? FindMarket(IConfiguration? section) =>
        AiTrader.Market.Known.FirstOrDefault(market => market.Name == section?[Market]);

    /// <summary>The file that a section names; null if it names none.</summary>
    public static IPriceSource? FindPrices(IConfiguration? section) =>
        section?[Prices] is { } path ? PriceFile.CreateSource(path) : null;

    /// <summary>Opens the store that a section names.</summary>
    /// <exception cref="InvalidOperationException">It names none.</exception>
    public static IStore OpenStore(IConfiguration section, TimeProvider timeProvider) =>
        section[Store] switch
        {
            Memory => new InMemoryStore(timeProvider),
            { } text when text.StartsWith(Sqlite, StringComparison.Ordinal) => new SqliteStore(
                text[Sqlite.Length..],
                timeProvider
            ),
            { } text when text.StartsWith(Redis, StringComparison.Ordinal) => new RedisStore(
                text[Redis.Length..],
                timeProvider
            ),
            _ => throw new InvalidOperationException("The section names no store."),
        };

    /// <summary>Whether a section names a store.</summary>
    public static bool HasStore(IConfiguration? section) =>
        section?[Store] is { } text
        && (
            text == Memory
            || (text.StartsWith(Sqlite, StringComparison.Ordinal) && text.Length > Sqlite.Length)
            || (text.StartsWith(Redis, StringComparison.Ordinal) && text.Length > Redis.Length)
        );

    /// <summary>What is wrong in a section; the values of a store are not repeated, since they can hold a
    /// password.</summary>
    public static IEnumerable<string> ProblemsOf(IConfiguration section)
    {
        foreach (var unknown in section.GetChildren().Where(child => !Names.Contains(child.Key, Comparer)))
        {
            yield return $"{unknown.Path} is not a setting; allowed are {string.Join(", ", Names)}.";
        }

        if (section[Market] is { } market && FindMarket(section) is null)
        {
            yield return $"{PathOf(section, Market)} {MessageText.Quote(market)} is not a market; allowed are "
                + $"{string.Join(", ", AiTrader.Market.Known)}. Set your own with UseMarket(...).";
        }

        if (
            section[Prices] is { } path
            && !PriceFile.Extensions.Any(end => path.EndsWith(end, StringComparison.Ordinal))
        )
        {
            yield return $"{PathOf(section, Prices)} {MessageText.QuoteFile(path)} is not a price file; allowed are "
                + $"files that end in {string.Join(", ", PriceFile.Extensions)}.";
        }

        if (section[Store] is not null && !HasStore(section))
        {
            yield return $"{PathOf(section, Store)} is not a store; allowed are {Memory}, {Sqlite}FILE and "
                + $"{Redis}CONNECTION.";
        }
    }

    private static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    private static string PathOf(IConfiguration section, string name) =>
        section is IConfigurationSection { Path: var path } ? ConfigurationPath.Combine(path, name) : name;
}
