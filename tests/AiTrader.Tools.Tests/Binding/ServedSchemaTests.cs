using System.Text.Json;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>What a tool server shows of an argument: one type where an argument can be left out.</summary>
internal sealed class ServedSchemaTests
{
    [Test]
    public void An_argument_that_is_required_may_be_null_still() =>
        Assert.That(
            Served((Func<int?, int?>)Required, """{"type":["integer","null"]}"""),
            Is.EqualTo("""{"type":["integer","null"]}""")
        );

    [Test]
    public void A_default_that_is_a_value_is_shown() =>
        Assert.That(
            Served((Func<int, int>)Twenty, """{"type":"integer","default":20}"""),
            Is.EqualTo("""{"type":"integer","default":20}""")
        );

    [Test]
    public void A_default_that_is_null_is_not_shown_and_nor_is_null_among_the_types() =>
        Assert.That(
            Served((Func<int?, int?>)Optional, """{"type":["integer","null"],"default":null}"""),
            Is.EqualTo("""{"type":"integer"}""")
        );

    [TestCase("""["null","integer"]""", "\"integer\"")]
    [TestCase("\"integer\"", "\"integer\"")]
    [TestCase("""["integer","string"]""", """["integer","string"]""")]
    [TestCase("""["integer","string","null"]""", """["integer","string","null"]""")]
    public void Null_goes_from_a_choice_of_one_other_type_only(string type, string shown) =>
        Assert.That(
            Served((Func<int?, int?>)Optional, $$"""{"type":{{type}},"default":null}"""),
            Is.EqualTo($$"""{"type":{{shown}}}""")
        );

    [Test]
    public void Null_goes_from_the_words_too() =>
        Assert.That(
            Served(
                (Func<int?, int?>)Optional,
                """{"type":["string","null"],"enum":["Buy","Sell",null],"default":null}"""
            ),
            Is.EqualTo("""{"type":"string","enum":["Buy","Sell"]}""")
        );

    [Test]
    public void A_range_is_shown_by_servers_only() =>
        Assert.That(
            Served((Func<int, int>)Ranged, """{"type":"integer"}"""),
            Is.EqualTo("""{"type":"integer","minimum":1,"maximum":9}""")
        );

    private static string Served(Delegate method, string schema) =>
        ServedSchema
            .Of(JsonElement.Parse($$$"""{"properties":{"it":{{{schema}}}}}"""), method.Method.GetParameters())
            .GetProperty("properties")
            .GetProperty("it")
            .GetRawText();

    private static int? Required(int? it) => it;

    private static int Twenty(int it = 20) => it;

    private static int? Optional(int? it = null) => it;

    private static int Ranged([Served("minimum", 1), Served("maximum", 9)] int it) => it;
}
