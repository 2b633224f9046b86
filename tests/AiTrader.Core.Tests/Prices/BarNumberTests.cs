using System.Globalization;
using AiTrader.Prices;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Prices;

public sealed class BarNumberTests
{
    [Test]
    public void Every_decimal_is_read_as_decimal_reads_it() =>
        Check.QuickThrowOnFailure(Prop.ForAll<decimal>(number => Reads(number.ToString(CultureInfo.InvariantCulture))));

    [TestCase("0")]
    [TestCase("256.5150")]
    [TestCase(".5")]
    [TestCase("5.")]
    [TestCase("007")]
    [TestCase("999999999999999999")]
    [TestCase("9999999999999999999")]
    [TestCase("99999999999999999.")]
    [TestCase("0.0000000000000001")]
    [TestCase("1e3")]
    [TestCase("-1")]
    [TestCase("+1")]
    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("1.2.3")]
    [TestCase("1,000")]
    [TestCase(" 1")]
    [TestCase("1 ")]
    [TestCase("٣")]
    [TestCase("NaN")]
    public void Every_text_is_read_or_refused_as_decimal_does(string text) => Assert.That(Reads(text), Is.True);

    private static bool Reads(string text)
    {
        bool expected = decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out decimal number
        );
        return BarNumber.TryParse(text, out decimal value) == expected
            && value == number
            && value.Scale == number.Scale;
    }
}
