using System.Text.Json;

namespace AiTrader;

/// <summary>
/// The members of a JSON object that becomes a value. Each is known, occurs once, and is neither missing nor null where
/// it is asked for; upper and lower case are the same. Whatever is wrong is named, with what is allowed.
/// </summary>
internal sealed class JsonMembers
{
    private readonly JsonElement _element;
    private readonly string _value;
    private readonly string[] _allowed;
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the members of an object.</summary>
    /// <param name="element">The JSON.</param>
    /// <param name="value">What it becomes, for messages: <c>Order</c>.</param>
    /// <param name="allowed">The names that it can have.</param>
    /// <exception cref="JsonException">It is not an object, or has another member, or one twice.</exception>
    public JsonMembers(JsonElement element, string value, params string[] allowed)
    {
        _element = element;
        _value = value;
        _allowed = allowed;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"{value} is {JsonValues.NameOf(element.ValueKind)}; {Allowed}");
        }

        foreach (var member in element.EnumerateObject())
        {
            Add(member);
        }
    }

    private string Allowed => $"allowed is an object with {string.Join(", ", _allowed)}.";

    /// <summary>A word.</summary>
    /// <exception cref="JsonException">It is missing, null or malformed.</exception>
    public TWord Word<TWord>(string name)
        where TWord : ISpanParsable<TWord> => Parse<TWord>(name, Required(name));

    /// <summary>A word that may be missing or null.</summary>
    /// <exception cref="JsonException">It is malformed.</exception>
    public TWord? Optional<TWord>(string name)
        where TWord : struct, ISpanParsable<TWord> => Find(name) is { } element ? Parse<TWord>(name, element) : null;

    /// <summary>A number that may have any sign.</summary>
    /// <exception cref="JsonException">It is missing, null, not a plain decimal, or one that would be
    /// rounded.</exception>
    public decimal Number(string name) => Word<Money>(name).Value;

    /// <summary>A whole number of 1 or more.</summary>
    /// <exception cref="JsonException">It is missing, null or not such a number.</exception>
    public long Count(string name) =>
        Number(name) is >= 1 and <= long.MaxValue and var count && decimal.IsInteger(count)
            ? (long)count
            : throw Refuse(name, "is refused", "a whole number of 1 or more");

    /// <summary>Whether something applies; false if it is missing or null.</summary>
    /// <exception cref="JsonException">It is neither true nor false.</exception>
    public bool Flag(string name) =>
        Find(name) switch
        {
            null or { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: var kind } => throw Refuse(name, $"is {JsonValues.NameOf(kind)}", "true or false"),
        };

    /// <summary>A day.</summary>
    /// <exception cref="JsonException">It is missing, null or not a day such as 2025-10-01.</exception>
    public DateOnly Day(string name) =>
        Word<TradingTime>(name) is { IsIntraday: false } day
            ? day.Date
            : throw Refuse(name, "is a time within a day", "a day such as 2025-10-01");

    /// <summary>A member of an enum, by its name.</summary>
    /// <exception cref="JsonException">It is missing, null or not such a name.</exception>
    public TEnum Name<TEnum>(string name)
        where TEnum : struct, Enum => At(name, () => EnumName.ParseJson<TEnum>(Text(name)));

    /// <summary>Text.</summary>
    /// <exception cref="JsonException">It is missing, null or not text.</exception>
    public string Text(string name) => TextOf(name, Required(name), "a string");

    /// <summary>Another value.</summary>
    /// <exception cref="JsonException">It is missing, null or refused.</exception>
    public TValue Value<TValue>(string name, ObjectJsonConverter<TValue> converter)
        where TValue : notnull
    {
        var element = Required(name);
        return At(name, () => converter.Read(element));
    }

    /// <summary>A list of other values.</summary>
    /// <exception cref="JsonException">It is missing, null or not a list, or one of the values is refused.</exception>
    public IReadOnlyList<TValue> List<TValue>(string name, ObjectJsonConverter<TValue> converter)
        where TValue : notnull
    {
        var element = Required(name);
        return element.ValueKind == JsonValueKind.Array
            ? At<TValue[]>(name, () => [.. element.EnumerateArray().Select(converter.Read)])
            : throw Refuse(name, $"is {JsonValues.NameOf(element.ValueKind)}", "a list");
    }

    /// <summary>The members of an object within.</summary>
    /// <exception cref="JsonException">It is missing or null, or has another member.</exception>
    public JsonMembers Object(string name, params string[] allowed)
    {
        var element = Required(name);
        return new JsonMembers(element, $"{_value}.{name}", allowed);
    }

    /// <summary>The same object, where it may have only some of the members.</summary>
    /// <exception cref="JsonException">It has another one.</exception>
    public JsonMembers Only(params string[] allowed) => new(_element, _value, allowed);

    /// <summary>Makes a value of the members.</summary>
    public TResult Make<TResult>(Func<JsonMembers, TResult> make) => make(this);

    /// <summary>A member as it is; null if it is missing or null.</summary>
    public JsonElement? Find(string name) =>
        _members.TryGetValue(name, out var element) && element.ValueKind != JsonValueKind.Null ? element : null;

    /// <summary>The refusal of a member.</summary>
    public JsonException Refuse(string name, string reason, string allowed) =>
        new($"{_value}.{name} {reason}; allowed is {allowed}.");

    private void Add(JsonProperty member)
    {
        if (!_allowed.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
        {
            throw new JsonException($"{_value} has a member {MessageText.Quote(member.Name)}; {Allowed}");
        }

        if (!_members.TryAdd(member.Name, member.Value))
        {
            throw new JsonException($"{_value} has the member {MessageText.Quote(member.Name)} twice; {Allowed}");
        }
    }

    private JsonElement Required(string name) =>
        Find(name)
        ?? throw new JsonException(
            $"{_value}.{name} is {(_members.ContainsKey(name) ? "null" : "missing")}; {Allowed}"
        );

    private TWord Parse<TWord>(string name, JsonElement element)
        where TWord : ISpanParsable<TWord> =>
        At(name, () => WordText.ParseJson<TWord>(TextOf(name, element, "a string, or a number for a number")));

    private string TextOf(string name, JsonElement element, string allowed)
    {
        if (element.ValueKind == JsonValueKind.Number)
        {
            return JsonValues.Plain(element.GetRawText());
        }

        return element.ValueKind == JsonValueKind.String
            ? WellFormed(name, element)
            : throw Refuse(name, $"is {JsonValues.NameOf(element.ValueKind)}", allowed);
    }

    private string WellFormed(string name, JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException malformed)
        {
            throw new JsonException($"{_value}.{name} is not Unicode; it has half a character.", malformed);
        }
    }

    private TValue At<TValue>(string name, Func<TValue> read)
    {
        try
        {
            return read();
        }
        catch (JsonException refused) when (!refused.Message.StartsWith(_value + ".", StringComparison.Ordinal))
        {
            throw new JsonException($"{_value}.{name}: {refused.Message}", refused);
        }
    }
}
