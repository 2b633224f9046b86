namespace AiTrader.Core.Tests;

public sealed class MessageTextTests
{
    [TestCase("alice", "'alice'")]
    [TestCase("", "''")]
    [TestCase("a\nb", "'a\\u000ab'")]
    [TestCase("\u001b[31mred", "'\\u001b[31mred'")]
    [TestCase("\u202egnp", "'\\u202egnp'")]
    [TestCase("名", "'\\u540d'")]
    [TestCase("\u007f", "'\\u007f'")]
    public void Text_is_shown_quoted_and_escaped(string text, string shown) =>
        Assert.That(MessageText.Quote(text), Is.EqualTo(shown));

    [Test]
    public void Absent_text_is_said_to_be_absent() =>
        Assert.That(MessageText.Quote((string?)null), Is.EqualTo("(absent)"));

    [Test]
    public void Forty_characters_are_shown_whole() =>
        Assert.That(MessageText.Quote(new string('a', 40)), Is.EqualTo($"'{new string('a', 40)}'"));

    [Test]
    public void Longer_text_is_cut_and_its_length_is_said() =>
        Assert.That(
            MessageText.Quote(new string('a', 10_000)),
            Is.EqualTo($"'{new string('a', 40)}…' (10,000 characters)")
        );

    [TestCase("\u001b[2J", "\\u001b[2J")]
    [TestCase("a\u202eb", "a\\u202eb")]
    [TestCase("a\nb\tc", "a\\u000ab\\u0009c")]
    [TestCase("a\u00a0b\u3164c\u2800", "a\\u00a0b\\u3164c\\u2800")]
    [TestCase("a\U000e0041", "a\\udb40\\udc41")]
    [TestCase("买入 😀 é", "买入 😀 é")]
    public void What_cannot_be_seen_is_escaped_in_one_line(string text, string line) =>
        Assert.That(MessageText.OneLine(text), Is.EqualTo(line));

    [Test]
    public void Half_a_character_is_escaped() =>
        Assert.That(MessageText.OneLine("half " + '\ud83d'), Is.EqualTo("half \\ud83d"));

    [TestCase("because", true)]
    [TestCase("买", true)]
    [TestCase("", false)]
    [TestCase(" \t\n", false)]
    [TestCase("\u200b\u3164\u00a0\ufe0f", false)]
    public void Text_may_have_nothing_to_see(string text, bool expected) =>
        Assert.That(MessageText.HasVisible(text), Is.EqualTo(expected));

    [Test]
    public void Text_of_several_lines_keeps_its_lines() =>
        Assert.That(MessageText.Lines("a\r\nb\tc\u001b"), Is.EqualTo("a\nb\tc\\u001b"));

    [Test]
    public void Text_without_quotes_keeps_its_letters_and_is_cut_between_two_characters() =>
        Assert.That(
            new[] { MessageText.Of("a\u001b名"), MessageText.Of(string.Concat(Enumerable.Repeat("😀", 41))) },
            Is.EqualTo(new[] { "a\\u001b名", string.Concat(Enumerable.Repeat("😀", 40)) + "…" })
        );

    [Test]
    public void The_name_of_a_file_keeps_its_letters_and_its_length() =>
        Assert.That(
            MessageText.QuoteFile("/home/名\u202e/" + new string('x', 200)),
            Is.EqualTo("'/home/名\\u202e/" + new string('x', 200) + "'")
        );
}
