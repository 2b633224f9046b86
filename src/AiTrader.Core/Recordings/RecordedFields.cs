using System.Text.Json;

namespace AiTrader.Audits;

/// <summary>The fields of one line of another system's records.</summary>
internal readonly struct RecordedFields
{
    private const string Cash = "CASH";

    // Whatever is computed of two numbers below it fits into a decimal.
    private const decimal Limit = 1e13m;

    private readonly JsonElement _root;

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">The line is not a JSON object.</exception>
    public RecordedFields(JsonElement root) =>
        _root =
            root.ValueKind == JsonValueKind.Object ? root : throw new FormatException("The line is not a JSON object.");

    /// <summary>Whether the line has AI-Trader's own form.</summary>
    public bool IsPosition => _root.TryGetProperty("positions", out _);

    /// <summary>Reads a line of AI-Trader's own form.</summary>
    /// <exception cref="FormatException">A required field is missing or malformed.</exception>
    public RecordedState ReadPosition(long line)
    {
        var positions = Numbers("positions");
        decimal cash = positions.Remove(Cash, out decimal amount)
            ? amount
            : throw new FormatException("The positions have no CASH.");
        return new RecordedState(line, Whole("id"), Time(), ReadAct(), cash, positions);
    }

    /// <summary>Reads a line whose order is in another file.</summary>
    /// <exception cref="FormatException">A required field is missing or malformed.</exception>
    public RecordedState ReadState(long line, IReadOnlyDictionary<long, RecordedAct> acts)
    {
        long sequence = Whole("sequence");
        return new RecordedState(
            line,
            sequence,
            Time(),
            acts.GetValueOrDefault(sequence),
            Number(_root, "cash"),
            Numbers("holdings")
        );
    }

    private RecordedAct? ReadAct()
    {
        if (!_root.TryGetProperty("this_action", out var act) || act.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        string action =
            act.ValueKind == JsonValueKind.Object
            && act.TryGetProperty("action", out var name)
            && name.ValueKind == JsonValueKind.String
                ? name.GetString()!
                : "";
        return action switch
        {
            "buy" or "buy_crypto" => new RecordedAct(RecordedAction.Buy, Text(act, "symbol"), Number(act, "amount")),
            "sell" or "sell_crypto" => new RecordedAct(RecordedAction.Sell, Text(act, "symbol"), Number(act, "amount")),
            "no_trade" or "hold" => RecordedAct.Hold,
            "init" => null,
            _ => throw new FormatException(
                $"The action {MessageText.Quote(action)} is not one of buy, sell, buy_crypto, sell_crypto, no_trade."
            ),
        };
    }

    private TradingTime Time() =>
        TradingTime.TryParse(Text(_root, "date"), out var time)
            ? time
            : throw new FormatException(
                $"The date {MessageText.Quote(Text(_root, "date"))} is refused; allowed is {TradingTime.Allowed}."
            );

    private long Whole(string name) =>
        _root.TryGetProperty(name, out var field)
        && field.ValueKind == JsonValueKind.Number
        && field.TryGetInt64(out long value)
            ? value
            : throw new FormatException($"The {name} is missing or not a whole number.");

    private Dictionary<string, decimal> Numbers(string name)
    {
        if (!_root.TryGetProperty(name, out var fields) || fields.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The {name} are missing or not an object.");
        }

        var numbers = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var field in fields.EnumerateObject())
        {
            decimal number = Number(fields, field.Name);
            if (number != 0 || field.Name == Cash)
            {
                numbers[field.Name] = number;
            }
        }

        return numbers;
    }

    private static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String
            ? field.GetString()!
            : throw new FormatException($"The {name} is missing or not text.");

    private static decimal Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var field)
        && field.ValueKind == JsonValueKind.Number
        && field.TryGetDecimal(out decimal value)
        && Math.Abs(value) <= Limit
            ? value
            : throw new FormatException($"The number {MessageText.Quote(name)} is missing, or beyond {Limit:0e+0}.");
}
