using System.Text.Json;
using System.Text.Json.Serialization;
using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Core.Tests.Values;

/// <summary>What crosses a border as JSON comes back equal, or is refused by name.</summary>
public sealed class ValueJsonTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [TestCaseSource(typeof(SampleValues), nameof(SampleValues.All))]
    public void A_value_comes_back_equal(object value) =>
        Assert.That(Reread(value, value.GetType(), JsonSerializerOptions.Default), Is.EqualTo(value));

    [TestCaseSource(typeof(SampleValues), nameof(SampleValues.All))]
    public void A_value_comes_back_equal_from_a_web_request(object value) =>
        Assert.That(Reread(value, value.GetType(), Web), Is.EqualTo(value));

    [TestCaseSource(typeof(SampleValues), nameof(SampleValues.All))]
    public void A_case_comes_back_equal_as_its_hierarchy(object value) =>
        Assert.That(Reread(value, HierarchyOf(value.GetType()), JsonSerializerOptions.Default), Is.EqualTo(value));

    [TestCaseSource(nameof(Generated))]
    public void A_value_comes_back_equal_without_reflection(object value) =>
        Assert.That(Reread(value, value.GetType(), ValueJsonContext.Default.Options), Is.EqualTo(value));

    [Test]
    public void A_list_of_entries_keeps_each_of_them()
    {
        List<LedgerEntry> entries = [.. SampleValues.Entries];

        Assert.That(
            JsonSerializer.Deserialize(
                JsonSerializer.Serialize(entries, ValueJsonContext.Default.ListLedgerEntry),
                ValueJsonContext.Default.ListLedgerEntry
            ),
            Is.EqualTo(entries)
        );
    }

    [Test]
    public void Words_are_keys_of_dictionaries()
    {
        var holdings = new Dictionary<Symbol, Quantity> { [Symbol.Parse("NVDA")] = new(5) };

        string json = JsonSerializer.Serialize(holdings, ValueJsonContext.Default.DictionarySymbolQuantity);

        Assert.That(json, Is.EqualTo("""{"NVDA":"5"}"""));
        Assert.That(
            JsonSerializer.Deserialize(json, ValueJsonContext.Default.DictionarySymbolQuantity),
            Is.EqualTo(holdings)
        );
    }

    [Test]
    public void An_entry_has_the_form_of_the_ledger() =>
        Assert.That(
            SampleValues.Entries.Select(entry => JsonSerializer.SerializeToUtf8Bytes(entry)),
            Is.EqualTo(SampleValues.Entries.Select(LedgerEntryJson.Write))
        );

    [Test]
    public void Members_that_may_be_absent_stay_absent() =>
        Assert.That(
            JsonSerializer.Deserialize<Optional>(JsonSerializer.Serialize(new Optional(null, null, null))),
            Is.EqualTo(new Optional(null, null, null))
        );

    [TestCase(typeof(Signature))]
    [TestCase(typeof(Price))]
    [TestCase(typeof(TradingTime))]
    [TestCase(typeof(OrderSide))]
    [TestCase(typeof(TradingContext))]
    [TestCase(typeof(Order))]
    [TestCase(typeof(Bar))]
    [TestCase(typeof(SessionResult))]
    [TestCase(typeof(LedgerEntry))]
    public void Null_is_refused_by_name(Type type) =>
        Assert.That(
            () => JsonSerializer.Deserialize("null", type),
            Throws.TypeOf<JsonException>().With.Message.Contain(type.Name).And.Message.Contain("allowed")
        );

    [TestCase(typeof(Price), "0")]
    [TestCase(typeof(Price), "\"-1\"")]
    [TestCase(typeof(Price), "\"1,5\"")]
    [TestCase(typeof(Price), "0.00000000000000000000000000001")]
    [TestCase(typeof(Quantity), "{\"Value\":5}")]
    [TestCase(typeof(Quantity), "-1")]
    [TestCase(typeof(Money), "\"1e3\"")]
    [TestCase(typeof(Money), "\"1.23456789012345678901234567891\"")]
    [TestCase(typeof(TradingTime), "\"2025-02-29\"")]
    [TestCase(typeof(TradingTime), "20251001")]
    [TestCase(typeof(Symbol), "\"a b\"")]
    [TestCase(typeof(Symbol), "7")]
    [TestCase(typeof(OrderSide), "1")]
    [TestCase(typeof(OrderSide), "\"hold\"")]
    [TestCase(typeof(SessionOutcome), "99")]
    public void A_word_that_is_not_one_is_refused(Type type, string json) =>
        Assert.That(
            () => JsonSerializer.Deserialize(json, type),
            Throws.TypeOf<JsonException>().With.Message.Contain("allowed")
        );

    [TestCase("5", 5)]
    [TestCase("5.00", 5)]
    [TestCase("5e1", 50)]
    [TestCase("1.5E-1", 0.15)]
    [TestCase("\"5\"", 5)]
    public void A_quantity_is_read_as_a_number_too(string json, decimal expected) =>
        Assert.That(JsonSerializer.Deserialize<Quantity>(json), Is.EqualTo(new Quantity(expected)));

    [Test]
    public void Default_values_that_are_not_values_are_not_written()
    {
        Assert.That(() => JsonSerializer.Serialize(default(Price)), Throws.TypeOf<JsonException>());
        Assert.That(() => JsonSerializer.Serialize(default(TradingTime)), Throws.TypeOf<JsonException>());
        Assert.That(() => JsonSerializer.Serialize(default(Bar)), Throws.TypeOf<JsonException>());
        Assert.That(() => JsonSerializer.Serialize(default(Quote)), Throws.TypeOf<JsonException>());
        Assert.That(JsonSerializer.Serialize(default(Money)), Is.EqualTo("\"0\""));
    }

    [TestCase("""{"signature":"alice","time":"2025-10-01"}""", "model")]
    [TestCase("""{"signature":5,"modelId":"a/b","time":"2025-10-01"}""", "signature")]
    [TestCase("""{"signature":"alice","modelId":null,"time":"10:00"}""", "model", "time")]
    [TestCase("""{}""", "signature", "model", "time")]
    [TestCase("""{"signature":"a","modelId":"a/b","time":"2025-10-01","user":"b"}""", "user")]
    public void A_context_names_every_problem(string json, params string[] named)
    {
        var refused = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TradingContext>(json));

        Assert.Multiple(() =>
        {
            foreach (string name in named)
            {
                Assert.That(refused.Message, Does.Contain(name).And.Contain("allowed"));
            }
        });
    }

    [TestCaseSource(nameof(Broken))]
    public void A_member_that_is_missing_null_unknown_or_twice_is_named(
        (Type Type, string Json, string Member) broken
    ) =>
        Assert.That(
            () => JsonSerializer.Deserialize(broken.Json, broken.Type),
            Throws.TypeOf<JsonException>().With.Message.Contain(broken.Member)
        );

    [Test]
    public void A_case_of_another_hierarchy_is_refused() =>
        Assert.That(
            () =>
                JsonSerializer.Deserialize<SessionResult.Traded>(
                    JsonSerializer.Serialize<SessionResult>(
                        new SessionResult.Undecided(Testing.Contexts.Alice("2025-10-01"))
                    )
                ),
            Throws.TypeOf<JsonException>().With.Message.Contain("Traded")
        );

    private static IEnumerable<object> Generated() =>
        SampleValues.All.Where(value => ValueJsonContext.Default.GetTypeInfo(value.GetType()) is not null);

    private static IEnumerable<(Type Type, string Json, string Member)> Broken() =>
        from value in SampleValues.All
        let type = value.GetType()
        let json = JsonSerializer.Serialize(value, type)
        where json.StartsWith('{')
        from member in JsonElement.Parse(json).EnumerateObject()
        let written = $"\"{member.Name}\":{member.Value.GetRawText()}"
        from broken in (string[])
            [
                json.Replace(written, $"\"{member.Name}\":null", StringComparison.Ordinal),
                json.Replace(written + ",", "", StringComparison.Ordinal)
                    .Replace("," + written, "", StringComparison.Ordinal),
                json.Replace(written, $"\"{member.Name}\":[[]]", StringComparison.Ordinal),
            ]
        where !MayBeAbsent(type, member.Name)
        select (type, broken, member.Name == "modelId" ? "model" : member.Name);

    private static bool MayBeAbsent(Type type, string member) =>
        type == typeof(Bar) && member != "time"
        || type.Namespace == "AiTrader.Stores" && !type.IsAssignableTo(typeof(LedgerEntry))
        || type.Namespace == "AiTrader.Performance"
        || type == typeof(SessionOutcomeCounts)
        || type == typeof(TradingContextProblem)
        || (type == typeof(OrderTerms) && member is "stopPrice" or "limitPrice")
        || (type == typeof(OpenOrder) && member is "isTriggered" or "lastBar" or "awaitsApproval" or "wasApproved")
        || (type == typeof(Order) && member == "terms")
        || (type == typeof(CorporateAction) && member == "payDate")
        || (type == typeof(Portfolio) && member == "dividendsDue")
        || (type == typeof(TradeOutcome.Accepted) && member == "reason")
        || (type == typeof(SessionResult.Traded) && member == "accepted")
        || member is "decimals" or "previous" or "completedThrough"
        || (type == typeof(LedgerEntry.SessionWithdrawn) && member == "outcome");

    private static Type HierarchyOf(Type type) =>
        type.BaseType is { IsAbstract: true } hierarchy && hierarchy != typeof(ValueType) && hierarchy != typeof(Enum)
            ? hierarchy
            : type;

    private static object? Reread(object value, Type type, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(JsonSerializer.Serialize(value, type, options), type, options);

    private sealed record Optional(Symbol? Symbol, Price? Price, [property: JsonPropertyName("o")] Order? Order);
}
