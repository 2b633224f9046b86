using System.Text.Json;

namespace AiTrader.Audits;

/// <summary>
/// Reads recorded orders: one JSON object per line, in order of time, numbered without gaps. Four lines of it:
/// <code>{"date":"2025-10-02","sequence":1,"action":"buy","symbol":"NVDA","quantity":15}
/// {"date":"2025-10-02","sequence":2,"action":"sell","symbol":"NVDA","quantity":15,"type":"stop_limit","stop":170,
/// "limit":169.5,"tif":"gtc"}
/// {"date":"2025-10-03","sequence":3,"action":"cancel","target":2}
/// {"date":"2025-10-03","sequence":4,"action":"hold"}</code>
/// </summary>
/// <remarks>
/// The <c>type</c> is market, limit, stop or stop_limit; an order without one is a market order. The <c>tif</c> is day
/// or gtc; an order without one rests for its day. A <c>limit</c> or a <c>stop</c> that is missing, not more than zero,
/// or not asked for by the type is a matter of the rules, which deny the order; here it only must be a number.
/// </remarks>
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
        using var document = line.ParseObject(new() { AllowDuplicateProperties = false });
        var fields = new Fields(line, document.RootElement);
        var time = TradingTime.TryParse(fields.Text("date"), out var parsed)
            ? parsed
            : throw fields.Refuse($"the date is refused; allowed is {TradingTime.Allowed}");
        long sequence = fields.Sequence();
        return fields.Text("action") switch
        {
            "buy" => OrderOf(fields, time, sequence, RecordedAction.Buy),
            "sell" => OrderOf(fields, time, sequence, RecordedAction.Sell),
            "hold" => new RecordedOrder(time, sequence, RecordedAction.Hold, null, 0),
            "cancel" => new RecordedOrder(time, sequence, RecordedAction.Cancel, null, 0) { Target = fields.Target() },
            var action => throw fields.Refuse(
                $"the action {MessageText.Quote(action)} is refused; allowed are buy, sell, hold and cancel"
            ),
        };
    }

    private static RecordedOrder OrderOf(Fields fields, TradingTime time, long sequence, RecordedAction action) =>
        new(time, sequence, action, fields.Symbol(), fields.Quantity()) { Terms = fields.Terms() };

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

        public long Target() =>
            root.TryGetProperty("target", out var field)
            && field.ValueKind == JsonValueKind.Number
            && field.TryGetInt64(out long value)
            && value > 0
                ? value
                : throw Refuse("the target is missing or not a whole number of 1 or more");

        public OrderTerms Terms() =>
            new()
            {
                Type = Word("type") switch
                {
                    null or "market" => OrderType.Market,
                    "limit" => OrderType.Limit,
                    "stop" => OrderType.Stop,
                    "stop_limit" => OrderType.StopLimit,
                    var type => throw Refuse(
                        $"the type {MessageText.Quote(type)} is refused; allowed are market, limit, stop and stop_limit"
                    ),
                },
                LimitPrice = Price("limit"),
                StopPrice = Price("stop"),
                TimeInForce = Word("tif") switch
                {
                    null or "day" => TimeInForce.Day,
                    "gtc" => TimeInForce.Gtc,
                    var time => throw Refuse($"the tif {MessageText.Quote(time)} is refused; allowed are day and gtc"),
                },
            };

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

        // Null where the member is absent; what is written there and is not text is shown as it is written.
        private string? Word(string name) =>
            !root.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null ? null
            : field.ValueKind == JsonValueKind.String ? Text(name)
            : field.GetRawText();

        private decimal? Price(string name) =>
            !root.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null ? null
            : field.ValueKind == JsonValueKind.Number && field.TryGetDecimal(out decimal value) ? value
            : throw Refuse($"the {name} is not a number that a decimal holds (up to 7.9e28)");

        public DataFileException Refuse(string reason) => line.Refuse(reason);
    }
}
