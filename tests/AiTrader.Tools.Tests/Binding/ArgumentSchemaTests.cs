using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>The schema of the words of AiTrader and of enums, made anew with each call.</summary>
internal sealed class ArgumentSchemaTests
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    [TestCase(typeof(Symbol), """{"type":"string"}""")]
    [TestCase(typeof(TradingTime), """{"type":"string"}""")]
    [TestCase(typeof(TradingTime?), """{"type":["string","null"]}""")]
    [TestCase(typeof(Price), """{"type":"number"}""")]
    [TestCase(typeof(Price?), """{"type":["number","null"]}""")]
    [TestCase(typeof(OrderSide), """{"type":"string","enum":["Buy","Sell"]}""")]
    [TestCase(typeof(OrderSide?), """{"type":["string","null"],"enum":["Buy","Sell",null]}""")]
    public void A_schema_says_what_is_read(Type type, string schema) =>
        AssertIs(SchemaOf(type, ToolSerializer.Options), schema);

    [Test]
    public void An_enum_that_its_serializer_writes_as_numbers_has_no_words() =>
        AssertIs(SchemaOf(typeof(DayOfWeek), Plain), """{"type":"integer"}""");

    [Test]
    public void An_enum_of_which_one_member_is_a_number_has_no_words() =>
        Assert.That(SchemaOf(typeof(Mixed), Plain).GetRawText(), Does.Not.Contain("one").And.Not.Contains("string"));

    [TestCase(typeof(Worded), """{"type":"string","enum":["one","two"]}""")]
    [TestCase(typeof(Worded?), """{"type":["string","null"],"enum":["one","two",null]}""")]
    public void An_enum_with_a_converter_of_its_own_has_the_words_of_the_converter(Type type, string schema) =>
        AssertIs(SchemaOf(type, Plain), schema);

    [Test]
    public void An_enum_that_has_its_words_keeps_them() =>
        Assert.That(
            SchemaOf(typeof(DateTimeKind), ToolSerializer.Options).GetProperty("enum").GetRawText(),
            Is.EqualTo("""["Unspecified","Utc","Local"]""")
        );

    [Test]
    public void A_member_that_may_be_null_says_so()
    {
        var members = SchemaOf(typeof(Pair), ToolSerializer.Options).GetProperty("properties");

        Assert.Multiple(() =>
        {
            AssertIs(members.GetProperty("first"), """{"type":"string"}""");
            AssertIs(members.GetProperty("second"), """{"type":["string","null"]}""");
        });
    }

    [Test]
    public void A_description_stays()
    {
        var schema = AIJsonUtilities.CreateFunctionJsonSchema(
            ((Func<Price, Price>)Described).Method,
            serializerOptions: ToolSerializer.Options,
            inferenceOptions: ArgumentSchema.Options
        );

        AssertIs(
            schema.GetProperty("properties").GetProperty("it"),
            """{"description":"What it costs.","type":"number"}"""
        );
    }

    private static Price Described([System.ComponentModel.Description("What it costs.")] Price it) => it;

    private static JsonElement SchemaOf(Type type, JsonSerializerOptions serializer) =>
        AIJsonUtilities.CreateJsonSchema(type, serializerOptions: serializer, inferenceOptions: ArgumentSchema.Options);

    private static void AssertIs(JsonElement schema, string expected) =>
        Assert.That(
            JsonNode.DeepEquals(JsonNode.Parse(schema.GetRawText()), JsonNode.Parse(expected)),
            Is.True,
            schema.GetRawText()
        );

    private sealed record Pair(Symbol First, Symbol? Second);

    [JsonConverter(typeof(WordedConverter))]
    private enum Worded
    {
        One = 1,
        Two = 2,
    }

    private sealed class WordedConverter : JsonConverter<Worded>
    {
        public override Worded Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() == "one" ? Worded.One : Worded.Two;

        public override void Write(Utf8JsonWriter writer, Worded value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value == Worded.One ? "one" : "two");
    }

    [JsonConverter(typeof(MixedConverter))]
    private enum Mixed
    {
        One = 1,
        Two = 2,
    }

    private sealed class MixedConverter : JsonConverter<Mixed>
    {
        public override Mixed Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? Mixed.One : Mixed.Two;

        public override void Write(Utf8JsonWriter writer, Mixed value, JsonSerializerOptions options)
        {
            if (value == Mixed.One)
            {
                writer.WriteStringValue("one");
            }
            else
            {
                writer.WriteNumberValue(2);
            }
        }
    }
}
