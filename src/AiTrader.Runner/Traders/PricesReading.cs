using System.Globalization;
using System.Text.Json;
using AiTrader.Runner.Json;
using AiTrader.Tools;

namespace AiTrader.Runner.Traders;

/// <summary>Reads the prices of a model's tokens. The schema has already found values that are out of range.</summary>
internal static class PricesReading
{
    /// <summary>The <c>prices</c> of a model; null if it has none.</summary>
    public static TokenPrices? Read(JsonPlace? place) =>
        Number(place, "input") is { } input && Number(place, "output") is { } output
            ? new TokenPrices
            {
                Input = input,
                Output = output,
                CacheRead = Number(place, "cacheRead"),
                CacheWrite = Number(place, "cacheWrite"),
            }
            : null;

    /// <summary>The prices of a budget's <c>money</c>; null if it has none.</summary>
    public static TokenPrices? ReadMoney(JsonPlace? money) =>
        Number(money, "inputPrice") is { } input && Number(money, "outputPrice") is { } output
            ? new TokenPrices { Input = input, Output = output }
            : null;

    /// <summary>What is wrong with the prices of a budget's <c>money</c>, beside those of its model.</summary>
    public static IEnumerable<JsonProblem> FindProblems(JsonPlace money, JsonPlace? prices)
    {
        var (input, output) = (money.Find("inputPrice"), money.Find("outputPrice"));
        if ((input ?? output) is not { } given)
        {
            return prices is null
                ?
                [
                    new JsonProblem(
                        money,
                        "has no \"inputPrice\" and \"outputPrice\", and its model has no \"prices\"."
                    ),
                ]
                : [];
        }

        return prices is not null
                ? [new JsonProblem(given, "is refused; the model has \"prices\", which apply to its budget too.")]
            : input is null ? [new JsonProblem(money, "has no \"inputPrice\".")]
            : output is null ? [new JsonProblem(money, "has no \"outputPrice\".")]
            : [];
    }

    private static decimal? Number(JsonPlace? place, string name) =>
        place?.Find(name) is { Kind: JsonValueKind.Number } number
        && decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
        && value >= 0
            ? value
            : null;
}
