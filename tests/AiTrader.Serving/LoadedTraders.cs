using System.Text.Json;

namespace AiTrader.Serving;

/// <summary>The traders of a load, and files that name them.</summary>
public static class LoadedTraders
{
    private const string Baseline = "baseline/";

    /// <summary>Makes some, of each model in turn.</summary>
    public static IReadOnlyList<LoadedTrader> Create(int count, IReadOnlyList<string> models) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(number => new LoadedTrader(
                    $"trader-{number}",
                    models[number % models.Count],
                    10_000 + (number / 100m)
                )),
        ];

    /// <summary>What a service is started with: the model that it offers beside the baselines.</summary>
    public static string Offered() => Write([new { signature = "offered", model = new { provider = "scripted" } }]);

    /// <summary>What a run is started with that has all of them.</summary>
    public static string All(IEnumerable<LoadedTrader> traders) =>
        Write(
            traders.Select(trader =>
                trader.ModelId.StartsWith(Baseline, StringComparison.Ordinal)
                    ? (object)
                        new
                        {
                            signature = trader.Signature,
                            cash = trader.Cash,
                            baseline = trader.ModelId[Baseline.Length..],
                        }
                    : new
                    {
                        signature = trader.Signature,
                        cash = trader.Cash,
                        model = new { provider = "scripted" },
                    }
            )
        );

    private static string Write(IEnumerable<object> traders) => JsonSerializer.Serialize(new { traders });
}
