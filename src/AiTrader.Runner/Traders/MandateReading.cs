using System.Globalization;
using System.Text.Json;
using AiTrader.Runner.Json;
using AiTrader.Stores;

namespace AiTrader.Runner.Traders;

/// <summary>
/// Reads the mandate of a trader. The schema has already found values that are out of range; they are left out here.
/// </summary>
/// <param name="problems">The list to which problems are added.</param>
internal sealed class MandateReading(List<JsonProblem> problems)
{
    /// <summary>The mandate; null if there is none.</summary>
    public Mandate? Read(JsonPlace? place) =>
        place is not { Kind: JsonValueKind.Object }
            ? null
            : new Mandate
            {
                Universe = ReadSymbols(place.Find("universe")),
                OrderNotionalLimit = Positive(place, "orderLimit") is { } order ? new Money(order) : null,
                OrdersPerSession = (int?)Positive(place, "ordersPerSession", int.MaxValue),
                PositionLimit = Positive(place, "positionLimit", 1),
                DailyLossLimit = Positive(place, "dailyLoss", 1),
                TotalLossLimit = Positive(place, "totalLoss", 1),
                Until = ReadDay(place.Find("until")),
                ApprovalAbove = Number(place, "approvalAbove") is { } size and >= 0 ? new Money(size) : null,
            };

    private List<Symbol>? ReadSymbols(JsonPlace? place)
    {
        if (place is not { Kind: JsonValueKind.Array, Items.Count: > 0 })
        {
            return null;
        }

        var symbols = new List<Symbol>();
        foreach (var item in place.Items)
        {
            if (Symbol.TryParse(item.Text, out var symbol))
            {
                symbols.Add(symbol);
            }
            else
            {
                problems.Add(
                    new JsonProblem(
                        item,
                        $"{MessageText.Quote(item.Text)} is refused; allowed: a symbol, written as in the prices."
                    )
                );
            }
        }

        return symbols.Count > 0 ? symbols : null;
    }

    private DateOnly? ReadDay(JsonPlace? place)
    {
        if (place is not { Kind: JsonValueKind.String })
        {
            return null;
        }

        if (TradingTime.TryParse(place.Text, out var time) && !time.IsIntraday)
        {
            return time.Date;
        }

        problems.Add(
            new JsonProblem(
                place,
                $"{MessageText.Quote(place.Text)} is refused; allowed: a day, for example 2025-12-31."
            )
        );
        return null;
    }

    private static decimal? Positive(JsonPlace place, string name, decimal maximum = decimal.MaxValue) =>
        Number(place, name) is { } value and > 0 && value <= maximum ? value : null;

    private static decimal? Number(JsonPlace place, string name) =>
        place.Find(name) is { Kind: JsonValueKind.Number } number
        && decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : null;
}
