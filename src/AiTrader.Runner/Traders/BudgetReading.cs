using System.Globalization;
using System.Text.Json;
using AiTrader.Runner.Json;
using AiTrader.Tools;

namespace AiTrader.Runner.Traders;

/// <summary>Reads the budget of a model's sessions.</summary>
internal static class BudgetReading
{
    /// <summary>
    /// Reads a budget. The schema has already found values that are out of range; they are replaced by the default
    /// here.
    /// </summary>
    /// <param name="place">The budget; null if there is none.</param>
    /// <param name="prices">The prices of the model; null if it has none.</param>
    public static ChatBudget Read(JsonPlace? place, TokenPrices? prices)
    {
        var standard = new ChatBudget();
        var money = place?.Find("money");
        var limit = Positive(money, "limit");
        return new ChatBudget
        {
            Turns = (int?)Positive(place, "turns", 1_000) ?? standard.Turns,
            Tokens = (long?)Positive(place, "tokens", long.MaxValue),
            WallTime = Positive(place, "wallTime", 86_400) is { } seconds
                ? TimeSpan.FromSeconds((double)seconds)
                : standard.WallTime,
            CostLimit =
                limit is { } most && (prices ?? PricesReading.ReadMoney(money)) is { } known
                    ? new CostLimit(most, known)
                    : null,
        };
    }

    private static decimal? Positive(JsonPlace? place, string name, decimal maximum = decimal.MaxValue) =>
        Number(place, name) is { } value and > 0 && value <= maximum && (maximum == decimal.MaxValue || value >= 1)
            ? value
            : null;

    private static decimal? Number(JsonPlace? place, string name) =>
        place?.Find(name) is { Kind: JsonValueKind.Number } number
        && decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : null;
}
