using System.Text.Json;

namespace AiTrader.Audits;

/// <summary>The fields of one line of another system's records.</summary>
internal readonly struct RecordedFields
{
    private const string Cash = "CASH";

    // Whatever is computed of two numbers below it fits into a decimal.
    internal const decimal Limit = 1e13m;

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
        var account = Account("positions");
        return new RecordedState(line, Whole("id"), Time(), ReadAct("this_action"), account.Cash, account.Holdings);
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

    /// <summary>An act of AI-Trader's form; null if there is none, or the account was opened.</summary>
    /// <exception cref="FormatException">It is malformed.</exception>
    public RecordedAct? ReadAct(string member)
    {
        if (!_root.TryGetProperty(member, out var act) || act.ValueKind == JsonValueKind.Null)
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
            "buy" or "buy_crypto" => Trade(RecordedAction.Buy, act),
            "sell" or "sell_crypto" => Trade(RecordedAction.Sell, act),
            "no_trade" or "hold" => RecordedAct.Hold,
            "init" => null,
            _ => throw new FormatException(
                $"The action {MessageText.Quote(action)} is not one of buy, sell, buy_crypto, sell_crypto, no_trade."
            ),
        };
    }

    /// <summary>Whether there is a member with a value.</summary>
    public bool Has(string name) =>
        _root.TryGetProperty(name, out var field) && field.ValueKind is not JsonValueKind.Null;

    /// <summary>An object within.</summary>
    /// <exception cref="FormatException">It is missing, or not an object.</exception>
    public RecordedFields Object(string name) =>
        _root.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Object
            ? new RecordedFields(field)
            : throw new FormatException($"The {name} is missing or not an object.");

    /// <summary>The objects within, by their names.</summary>
    /// <exception cref="FormatException">One is not an object.</exception>
    public IEnumerable<(string Name, RecordedFields Fields)> Objects() =>
        _root
            .EnumerateObject()
            .Select(member =>
                member.Value.ValueKind == JsonValueKind.Object
                    ? (member.Name, new RecordedFields(member.Value))
                    : throw new FormatException($"The {MessageText.Quote(member.Name)} is not an object.")
            );

    /// <summary>Text.</summary>
    /// <exception cref="FormatException">It is missing, or not text.</exception>
    public string Text(string name) => Text(_root, name);

    /// <summary>A number.</summary>
    /// <exception cref="FormatException">It is missing, not a number, or too large.</exception>
    public decimal Number(string name) => Number(_root, name);

    /// <summary>A number; null if it is missing or null.</summary>
    /// <exception cref="FormatException">It is not a number, or too large.</exception>
    public decimal? OptionalNumber(string name) => Has(name) ? Number(_root, name) : null;

    /// <summary>A time on the market's clock; an ISO midnight is its day.</summary>
    /// <exception cref="FormatException">It is missing, or not a time.</exception>
    public TradingTime Time(string name = "date")
    {
        string text = Text(_root, name);
        return TradingTime.TryParse(text.Replace('T', ' '), out var time)
            ? text.EndsWith("T00:00:00", StringComparison.Ordinal)
                ? new TradingTime(time.Date)
                : time
            : throw new FormatException(
                $"The {name} {MessageText.Quote(text)} is refused; allowed is {TradingTime.Allowed}."
            );
    }

    /// <summary>A buy or a sell, with its price if it has one.</summary>
    /// <exception cref="FormatException">Its symbol or its amount is missing or malformed.</exception>
    public RecordedAct Trade(RecordedAction action) => Trade(action, _root);

    private static RecordedAct Trade(RecordedAction action, JsonElement act) =>
        new(action, Text(act, "symbol"), Number(act, "amount"))
        {
            Price =
                act.TryGetProperty("price", out var price) && price.ValueKind is not JsonValueKind.Null
                    ? Number(act, "price")
                    : null,
        };

    /// <summary>A whole number.</summary>
    /// <exception cref="FormatException">It is missing, or not one.</exception>
    public long Whole(string name) =>
        _root.TryGetProperty(name, out var field)
        && field.ValueKind == JsonValueKind.Number
        && field.TryGetInt64(out long value)
            ? value
            : throw new FormatException($"The {name} is missing or not a whole number.");

    /// <summary>The account of AI-Trader's form: holdings, and cash as one of them.</summary>
    /// <exception cref="FormatException">It is missing or malformed, or has no cash.</exception>
    public RecordedAccount Account(string name)
    {
        var positions = Numbers(name);
        return positions.Remove(Cash, out decimal cash)
            ? new RecordedAccount(cash, positions)
            : throw new FormatException($"The {name} have no CASH.");
    }

    /// <summary>The numbers within an object; those that are zero are left out, but for the cash.</summary>
    /// <exception cref="FormatException">It is missing, or one is malformed.</exception>
    public Dictionary<string, decimal> Numbers(string name)
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
