using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using AiTrader.Handoffs;
using AiTrader.Rules;
using Microsoft.Extensions.Configuration;

namespace AiTrader.Core.Tests.Values;

/// <summary>A word is read and written wherever .NET reads and writes values.</summary>
public sealed class WordTests
{
    // A ticket and a seal key are secrets: their text is passed on purpose, never bound or written by accident.
    private static readonly Type[] Secrets = [typeof(ContextTicket), typeof(SealKeys)];

    // What a model or a rule of one's own is asked with; it never leaves the process.
    private static readonly Type[] Arguments = [typeof(OrderProposal), typeof(FeeArguments), typeof(SlippageArguments)];

    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    [TestCaseSource(nameof(WordTypes))]
    public void A_word_has_spans_converters_and_json(Type word) => Assert.That(MissingOf(word), Is.Empty);

    [Test]
    public void What_a_word_lacks_is_found() =>
        Assert.That(
            MissingOf(typeof(ContextTicket)),
            Is.EqualTo(new[] { "ISpanParsable", "ISpanFormattable", "TypeConverter", "JsonConverter" })
        );

    [Test]
    public void All_words_are_tested() =>
        Assert.That(SampleValues.Words.Select(word => word.GetType()).Distinct(), Is.EquivalentTo(WordTypes()));

    // Each value type, and each type that says how it becomes JSON.
    [TestCaseSource(nameof(ValueTypes))]
    public void A_public_value_has_a_sample_that_comes_back(Type value) =>
        Assert.That(SampleValues.All.Select(sample => sample.GetType()), Has.Some.EqualTo(value));

    [TestCaseSource(typeof(SampleValues), nameof(SampleValues.Words))]
    public void A_word_is_read_from_what_it_writes(object word)
    {
        string text = Formatted(word);

        Assert.Multiple(() =>
        {
            Assert.That(Call(word, nameof(ParsedByInterface), text), Is.EqualTo(word));
            Assert.That(Call(word, nameof(ParsedByType), text), Is.EqualTo(word));
            Assert.That(TypeDescriptor.GetConverter(word.GetType()).ConvertFromInvariantString(text), Is.EqualTo(word));
            Assert.That(TypeDescriptor.GetConverter(word.GetType()).ConvertToInvariantString(word), Is.EqualTo(text));
        });
    }

    [TestCaseSource(typeof(SampleValues), nameof(SampleValues.Words))]
    public void A_word_is_written_where_there_is_room(object word)
    {
        string text = Formatted(word);
        char[] room = new char[text.Length];
        var formattable = (ISpanFormattable)word;

        Assert.Multiple(() =>
        {
            Assert.That(formattable.TryFormat(room, out int written, default, null), Is.True);
            Assert.That(written, Is.EqualTo(text.Length));
            Assert.That(new string(room), Is.EqualTo(text));
            Assert.That(formattable.TryFormat(room.AsSpan()[1..], out int unwritten, default, null), Is.False);
            Assert.That(unwritten, Is.Zero);
        });
    }

    [TestCaseSource(nameof(WordTypes))]
    public void Text_that_is_not_the_word_is_refused_with_what_is_allowed(Type word)
    {
        var converter = TypeDescriptor.GetConverter(word);

        Assert.That(
            () => converter.ConvertFromInvariantString("no\u0001 word"),
            Throws.TypeOf<FormatException>().With.Message.Contain("allowed").And.Message.Contain("\\u0001")
        );
    }

    [Test]
    public void Numbers_take_the_formats_of_numbers()
    {
        Assert.That(string.Create(CultureInfo.InvariantCulture, $"{new Money(1234.5m):N2}"), Is.EqualTo("1,234.50"));
        Assert.That(string.Create(CultureInfo.InvariantCulture, $"{new Price(0.25m):P0}"), Is.EqualTo("25 %"));
        Assert.That($"{new Quantity(5.10m)}", Is.EqualTo("5.1"));
        Assert.That($"{default(Price)}", Is.EqualTo("(none)"));
    }

    [Test]
    public void Other_words_have_one_form() =>
        Assert.That(
            () => string.Create(CultureInfo.InvariantCulture, $"{new TradingTime(new DateOnly(2025, 10, 1)):yyyy}"),
            Throws.TypeOf<FormatException>()
        );

    [Test]
    public void Configuration_binds_words()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["signature"] = "alice",
                    ["cash"] = "10000.50",
                    ["limit"] = "",
                    ["from"] = "2025-10-01 10:00",
                    ["symbols:0"] = "NVDA",
                    ["symbols:1"] = "MSFT",
                }
            )
            .Build();

        var bound = configuration.Get<Settings>()!;

        Assert.Multiple(() =>
        {
            Assert.That(bound.Signature, Is.EqualTo(Signature.Parse("alice")));
            Assert.That(bound.Cash, Is.EqualTo(new Money(10_000.5m)));
            Assert.That(bound.Limit, Is.Null);
            Assert.That(bound.From, Is.EqualTo(TradingTime.Parse("2025-10-01 10:00")));
            Assert.That(bound.Symbols, Is.EqualTo(new[] { Symbol.Parse("NVDA"), Symbol.Parse("MSFT") }));
        });
    }

    [Test]
    public void Configuration_names_the_value_that_is_not_a_word()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["cash"] = "1,5" })
            .Build();

        Assert.That(
            () => configuration.Get<Settings>(),
            Throws.InvalidOperationException.With.Message.Contain("cash").IgnoreCase
        );
    }

    private static IEnumerable<Type> WordTypes() =>
        typeof(TradingContext)
            .Assembly.GetExportedTypes()
            .Where(type => type.GetMethod("Parse", [typeof(string)])?.ReturnType == type && !Secrets.Contains(type));

    private static IEnumerable<Type> ValueTypes() =>
        typeof(TradingContext)
            .Assembly.GetExportedTypes()
            .Where(type => type.IsValueType || HasJson(type) || (type.BaseType is { } hierarchy && HasJson(hierarchy)))
            .Where(type => type is { IsAbstract: false, IsGenericType: false } && !Arguments.Contains(type));

    private static bool HasJson(Type type) => type.IsDefined(typeof(JsonConverterAttribute), inherit: false);

    private static string[] MissingOf(Type word) =>
        [
            .. Missing(Implements(word, typeof(ISpanParsable<>)), "ISpanParsable"),
            .. Missing(word.IsAssignableTo(typeof(ISpanFormattable)), "ISpanFormattable"),
            .. Missing(word.IsDefined(typeof(TypeConverterAttribute)), "TypeConverter"),
            .. Missing(word.IsDefined(typeof(JsonConverterAttribute)), "JsonConverter"),
        ];

    private static string[] Missing(bool has, string name) => has ? [] : [name];

    private static bool Implements(Type word, Type generic) =>
        word.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == generic);

    private static string Formatted(object word) => ((ISpanFormattable)word).ToString(format: null, Comma);

    private static object? Call(object word, string method, string text) =>
        typeof(WordTests)
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(word.GetType())
            .Invoke(null, [text]);

    private static TWord ParsedByInterface<TWord>(string text)
        where TWord : ISpanParsable<TWord> =>
        TWord.TryParse(text.AsSpan(), Comma, out var read)
        && TWord.TryParse(text, null, out var again)
        && read.Equals(again)
            ? TWord.Parse(text.AsSpan(), null)
            : throw new AssertionException($"{text} is not read.");

    private static object? ParsedByType<TWord>(string text) =>
        typeof(TWord).GetMethod("Parse", [typeof(string)])!.Invoke(null, [text]);

    private sealed class Settings
    {
        public Signature? Signature { get; set; }

        public Money Cash { get; set; }

        public Price? Limit { get; set; }

        public TradingTime From { get; set; }

        public List<Symbol> Symbols { get; set; } = [];
    }
}
