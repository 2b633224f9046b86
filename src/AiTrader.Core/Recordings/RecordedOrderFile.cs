using System.Text.Json;

namespace AiTrader.Audits;

/// <summary>
/// Reads recorded orders: one JSON object per line, in order of time, numbered without gaps. Two lines of it:
/// <code>{"date":"2025-10-02","sequence":1,"action":"buy","symbol":"NVDA","quantity":15}
/// {"date":"2025-10-03","sequence":2,"action":"hold"}</code>
/// </summary>
public static class RecordedOrderFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFileException">
    /// A line is not a recorded order, or is out of order. The message has the line and the reason.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static IReadOnlyList<RecordedOrder> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var orders = new List<RecordedOrder>();
        foreach (var line in JsonLineFile.Read(path))
        {
            var order = ReadLine(line);
            RequireNext(line, order, orders);
            orders.Add(order);
        }

        return orders;
    }

    private static RecordedOrder ReadLine(JsonLine line)
    {
        using var document = line.ParseObject();
        var fields = new Fields(line, document.RootElement);
        var time = TradingTime.TryParse(fields.Text("date"), out var parsed)
            ? parsed
            : throw fields.Refuse($"the date is refused; allowed is {TradingTime.Allowed}");
        long sequence = fields.Sequence();
        return fields.Text("action") switch
        {
            "buy" => new RecordedOrder(time, sequence, RecordedAction.Buy, fields.Symbol(), fields.Quantity()),
            "sell" => new RecordedOrder(time, sequence, RecordedAction.Sell, fields.Symbol(), fields.Quantity()),
            "hold" => new RecordedOrder(time, sequence, RecordedAction.Hold, null, 0),
            var action => throw fields.Refuse(
                $"the action {MessageText.Quote(action)} is refused; allowed are buy, sell and hold"
            ),
        };
    }

    private static void RequireNext(JsonLine line, RecordedOrder order, List<RecordedOrder> before)
    {
        if (order.Sequence != before.Count + 1)
        {
            throw line.Refuse($"the sequence is {order.Sequence}; {before.Count + 1} comes next");
        }

        if (before.Count > 0 && order.Time < before[^1].Time)
        {
            throw line.Refuse($"its date {order.Time} is before {before[^1].Time}, the date of the line before it");
        }

        if (before.Count > 0 && order.Time.IsIntraday != before[^1].Time.IsIntraday)
        {
            throw line.Refuse(
                $"its date {order.Time} and {before[^1].Time} before it differ in kind; all must be days, or "
                    + $"all times within days"
            );
        }
    }

    private readonly struct Fields(JsonLine line, JsonElement root)
    {
        public string? Text(string name)
        {
            try
            {
                return root.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String
                    ? field.GetString()
                    : null;
            }
            catch (InvalidOperationException)
            {
                throw Refuse($"the {name} contains half of a surrogate pair, which is not text");
            }
        }

        public long Sequence() =>
            root.TryGetProperty("sequence", out var field)
            && field.ValueKind == JsonValueKind.Number
            && field.TryGetInt64(out long value)
                ? value
                : throw Refuse("the sequence is missing or not a whole number");

        public Symbol Symbol() =>
            AiTrader.Symbol.TryParse(Text("symbol"), out var symbol)
                ? symbol
                : throw Refuse($"the symbol is refused; allowed are {AiTrader.Symbol.Rule.Allowed}");

        public decimal Quantity() =>
            root.TryGetProperty("quantity", out var field)
            && field.ValueKind == JsonValueKind.Number
            && field.TryGetDecimal(out decimal value)
                ? value
                : throw Refuse("the quantity is missing or not a number that a decimal holds (up to 7.9e28)");

        public DataFileException Refuse(string reason) => line.Refuse(reason);
    }
}
