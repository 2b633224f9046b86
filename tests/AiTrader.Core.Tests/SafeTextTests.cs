namespace AiTrader.Core.Tests;

public sealed class SafeTextTests
{
    [TestCase("alice", "'alice'")]
    [TestCase("", "''")]
    [TestCase("a\nb", "'a\\u000ab'")]
    [TestCase("\u001b[31mred", "'\\u001b[31mred'")]
    [TestCase("\u202egnp", "'\\u202egnp'")]
    [TestCase("名", "'\\u540d'")]
    [TestCase("\u007f", "'\\u007f'")]
    public void Text_is_shown_quoted_and_escaped(string text, string shown) =>
        Assert.That(SafeText.Quote(text), Is.EqualTo(shown));

    [Test]
    public void Absent_text_is_said_to_be_absent() =>
        Assert.That(SafeText.Quote((string?)null), Is.EqualTo("(absent)"));

    [Test]
    public void Forty_characters_are_shown_whole() =>
        Assert.That(SafeText.Quote(new string('a', 40)), Is.EqualTo($"'{new string('a', 40)}'"));

    [Test]
    public void Longer_text_is_cut_and_its_length_is_said() =>
        Assert.That(
            SafeText.Quote(new string('a', 10_000)),
            Is.EqualTo($"'{new string('a', 40)}…' (10,000 characters)")
        );
}
