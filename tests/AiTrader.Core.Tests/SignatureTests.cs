namespace AiTrader.Core.Tests;

public sealed class SignatureTests
{
    [TestCase("a")]
    [TestCase("7")]
    [TestCase("alice")]
    [TestCase("gpt-5_run.2")]
    [TestCase("Alice.Smith-01")]
    [TestCase("a.-_")]
    public void A_name_of_letters_digits_dots_underscores_and_hyphens_is_a_signature(string text) =>
        Assert.That(Signature.Parse(text).Value, Is.EqualTo(text));

    [Test]
    public void A_signature_has_up_to_64_characters() =>
        Assert.That(Signature.Parse(new string('a', 64)).Value, Has.Length.EqualTo(64));

    [Test]
    public void Nothing_is_an_argument_mistake_and_not_a_malformed_text() =>
        Assert.That(() => Signature.Parse(null!), Throws.ArgumentNullException);

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.Signatures))]
    public void Anything_else_is_refused(string? text)
    {
        Assert.That(Signature.TryParse(text, out _), Is.False);
        Assert.That(Signature.TryParse(text.AsSpan(), out _), Is.False);
    }

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.Signatures))]
    public void A_refusal_says_what_is_allowed(string? text) =>
        Assert.That(
            () => Signature.Parse(text ?? ""),
            Throws.TypeOf<FormatException>().With.Message.Contains("allowed are 1-64 ASCII letters, digits and . _ -")
        );

    [Test]
    public void A_refusal_shows_a_long_value_cut() =>
        Assert.That(
            () => Signature.Parse(new string('a', 10_000)),
            Throws.TypeOf<FormatException>().With.Message.Contains("…' (10,000 characters)")
        );

    [Test]
    public void A_refusal_shows_control_characters_escaped() =>
        Assert.That(
            () => Signature.Parse("a\n\u001b[31m"),
            Throws.TypeOf<FormatException>().With.Message.StartsWith("Signature 'a\\u000a\\u001b[31m' is refused")
        );

    [Test]
    public void Equal_texts_are_equal_signatures() =>
        Assert.That(new HashSet<Signature> { Signature.Parse("alice") }, Does.Contain(Signature.Parse("alice")));

    [Test]
    public void Case_makes_another_signature() =>
        Assert.That(Signature.Parse("Alice"), Is.Not.EqualTo(Signature.Parse("alice")));

    [Test]
    public void Signatures_sort_ordinally() =>
        Assert.That(
            new[] { "b", "a", "B", "a.b", "a-b" }.Select(Signature.Parse).Order().Select(signature => signature.Value),
            Is.EqualTo(new[] { "B", "a", "a-b", "a.b", "b" })
        );

    [Test]
    public void A_signature_is_written_as_its_text() =>
        Assert.That(Signature.Parse("alice").ToString(), Is.EqualTo("alice"));
}
