using AiTrader.Runner.Reports;
using AiTrader.Runner.Reports.Charts;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Texts;

namespace AiTrader.Runner.Tests.Reports;

/// <summary>What others have written stays text in every form of a report.</summary>
internal sealed class TextTests
{
    [TestCase("\u001b[31mred", "[U+001B][31mred")]
    [TestCase("a\u202eb", "a[U+202E]b")]
    [TestCase("a\u2066b\u2069", "a[U+2066]b[U+2069]")]
    [TestCase("a\u2028b", "a[U+2028]b")]
    [TestCase("a\u200bb\ufeff", "a[U+200B]b[U+FEFF]")]
    [TestCase("line\r\nline\ttab", "line\nline\ttab")]
    [TestCase("a\u3164b", "a[U+3164]b")]
    [TestCase("买入 ❤\ufe0f 12\u00a0345 é", "买入 ❤\ufe0f 12\u00a0345 é")]
    public void What_cannot_be_seen_is_named(string text, string visible) =>
        Assert.That(DocumentText.Of(text), Is.EqualTo(visible));

    [Test]
    public void Half_a_character_is_replaced() =>
        Assert.That(DocumentText.Of("half " + '\ud83d'), Is.EqualTo("half \ufffd"));

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\tx", "'\tx")]
    [TestCase("\rx", "'x")]
    [TestCase("  =1", "'  =1")]
    [TestCase("\n=1", "\"'\n=1\"")]
    [TestCase("1=1", "1=1")]
    [TestCase("a,b", "\"a,b\"")]
    [TestCase("say \"x\"", "\"say \"\"x\"\"\"")]
    [TestCase("", "")]
    public void A_formula_is_text_in_CSV(string text, string field) =>
        Assert.That(DocumentText.Csv(text), Is.EqualTo(field));

    [TestCase("a | b", "`a ¦ b`")]
    [TestCase("<script>", "`<script>`")]
    [TestCase("[a](http://x) @all", "`[a](http://x) @all`")]
    [TestCase("a `b` c", "`` a `b` c ``")]
    [TestCase("```", "```` ``` ````")]
    [TestCase("two\nlines", "`two lines`")]
    [TestCase("", "")]
    public void What_others_have_written_is_code_in_Markdown(string text, string code) =>
        Assert.That(DocumentText.MarkdownCode(text), Is.EqualTo(code));

    [TestCase("a_b|c<d>", @"a\_b\|c\<d\>")]
    [TestCase("[x](y)", @"\[x\](y)")]
    public void A_sentence_has_no_markup_in_Markdown(string text, string escaped) =>
        Assert.That(DocumentText.Markdown(text), Is.EqualTo(escaped));

    [Test]
    public void Text_is_escaped_in_an_element_and_no_element_closes_itself()
    {
        Assert.That(
            Html.Write(Html.Element("p", null, "</p><script>x")),
            Is.EqualTo("<p>&lt;/p&gt;&lt;script&gt;x</p>")
        );
        Assert.That(Html.Write(Html.Element("div", "a")), Is.EqualTo("<div class=\"a\"></div>"));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(null)]
    public void What_is_not_defined_is_a_dash(double? value) =>
        Assert.That(Enum.GetValues<MetricUnit>().Select(unit => Figure.Text(value, unit)), Is.All.EqualTo("–"));

    [Test]
    public void A_long_curve_keeps_its_ends_its_peak_and_its_trough()
    {
        double[] values =
        [
            .. Enumerable
                .Range(0, 10_000)
                .Select(i =>
                    i == 4_321 ? 9.0
                    : i == 8_765 ? -9.0
                    : Math.Sin(i)
                ),
        ];

        var kept = Thinning.Of(values, 300);

        Assert.That(
            kept,
            Has.Count.LessThanOrEqualTo(302)
                .And.Ordered.And.Contain(0)
                .And.Contain(9_999)
                .And.Contain(4_321)
                .And.Contain(8_765)
        );
    }
}
