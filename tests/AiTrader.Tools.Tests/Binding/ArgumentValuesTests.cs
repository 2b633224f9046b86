using System.Text.Json;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>Values as JSON and as a program gives them that calls a tool itself.</summary>
internal sealed class ArgumentValuesTests
{
    [Test]
    public void Null_is_given_in_three_ways() =>
        Assert.That(
            (object?[])
                [
                    ArgumentValues.IsNull(null),
                    ArgumentValues.IsNull(JsonElement.Parse("null")),
                    ArgumentValues.IsNull(default(JsonElement)),
                    ArgumentValues.IsNull(JsonElement.Parse("0")),
                    ArgumentValues.IsNull(""),
                ],
            Is.EqualTo(new object?[] { true, true, true, false, false })
        );

    // A decimal has 28 digits; 7.9e28 is near its end, and the limit is ten times below.
    [TestCase(0.5, "0.5")]
    [TestCase(-2.25, "-2.25")]
    [TestCase(7.8e27, "7800000000000000000000000000")]
    [TestCase(-7.8e27, "-7800000000000000000000000000")]
    [TestCase(7.9e27, "")]
    [TestCase(-7.9e27, "")]
    [TestCase(1e300, "")]
    [TestCase(double.NaN, "")]
    public void A_double_is_a_number_below_the_limit(double given, string number) =>
        Assert.That(FormattableString.Invariant($"{ArgumentValues.AsNumber(given)}"), Is.EqualTo(number));

    [Test]
    public void Integers_and_decimals_are_numbers() =>
        Assert.That(
            (decimal?[])[ArgumentValues.AsNumber(3), ArgumentValues.AsNumber(4L), ArgumentValues.AsNumber(0.1m)],
            Is.EqualTo(new decimal?[] { 3, 4, 0.1m })
        );

    [TestCase("true", true)]
    [TestCase("false", false)]
    [TestCase("\"True\"", true)]
    [TestCase("\"false\"", false)]
    [TestCase("1", null)]
    [TestCase("\"yes\"", null)]
    public void A_truth_is_true_or_false(string given, bool? truth) =>
        Assert.That(ArgumentValues.AsTruth(JsonElement.Parse(given)), Is.EqualTo(truth));

    [TestCase("255", (byte)255)]
    [TestCase("256", null)]
    [TestCase("-1", null)]
    [TestCase("2.0", (byte)2)]
    [TestCase("2.5", null)]
    public void A_whole_number_is_in_the_range_of_its_type(string given, object? number) =>
        Assert.That(ArgumentValues.AsWholeNumber(JsonElement.Parse(given), typeof(byte)), Is.EqualTo(number));

    [TestCase(typeof(Symbol), "string")]
    [TestCase(typeof(TradingTime), "string")]
    [TestCase(typeof(ModelId), "string")]
    [TestCase(typeof(Price), "number")]
    [TestCase(typeof(Quantity), "number")]
    [TestCase(typeof(Money), "number")]
    [TestCase(typeof(string), null)]
    [TestCase(typeof(OrderSide), null)]
    public void The_words_are_text_or_numbers(Type type, string? json) =>
        Assert.That(ArgumentWords.Find(type)?.JsonType, Is.EqualTo(json));
}
