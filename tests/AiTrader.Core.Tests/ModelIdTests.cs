namespace AiTrader.Core.Tests;

public sealed class ModelIdTests
{
    [TestCase("openai/gpt-5")]
    [TestCase("claude-3.7-sonnet")]
    [TestCase("baseline/momentum")]
    [TestCase("meta/llama-4:free")]
    [TestCase("model@2025-10-01")]
    [TestCase("a+b")]
    public void Names_that_models_have_are_model_ids(string text) =>
        Assert.That(ModelId.Parse(text).Value, Is.EqualTo(text));

    [Test]
    public void A_model_id_has_up_to_128_characters() =>
        Assert.That(ModelId.Parse(new string('a', 128)).Value, Has.Length.EqualTo(128));

    [Test]
    public void Nothing_is_an_argument_mistake_and_not_a_malformed_text() =>
        Assert.That(() => ModelId.Parse(null!), Throws.ArgumentNullException);

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.ModelIds))]
    public void Anything_else_is_refused(string? text)
    {
        Assert.That(ModelId.TryParse(text, out _), Is.False);
        Assert.That(ModelId.TryParse(text.AsSpan(), out _), Is.False);
    }

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.ModelIds))]
    public void A_refusal_says_what_is_allowed(string? text) =>
        Assert.That(
            () => ModelId.Parse(text ?? ""),
            Throws
                .TypeOf<FormatException>()
                .With.Message.Contains("allowed are 1-128 ASCII letters, digits and . _ - / : @ +")
        );

    [Test]
    public void Equal_texts_are_equal_model_ids() =>
        Assert.That(
            new HashSet<ModelId> { ModelId.Parse("openai/gpt-5") },
            Does.Contain(ModelId.Parse("openai/gpt-5"))
        );

    [Test]
    public void Case_makes_another_model_id() =>
        Assert.That(ModelId.Parse("GPT"), Is.Not.EqualTo(ModelId.Parse("gpt")));

    [Test]
    public void A_model_id_is_written_as_its_text() =>
        Assert.That(ModelId.Parse("openai/gpt-5").ToString(), Is.EqualTo("openai/gpt-5"));
}
