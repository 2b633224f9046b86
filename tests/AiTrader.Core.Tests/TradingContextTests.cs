using AiTrader.Testing;

namespace AiTrader.Core.Tests;

public sealed class TradingContextTests
{
    [Test]
    public void A_day_completes_a_context() =>
        Assert.That(
            TradingContext.For("alice").Using("test/model").At(new DateOnly(2025, 10, 1)),
            Is.EqualTo(TradingContext.For("alice").Using("test/model").At("2025-10-01"))
        );

    [Test]
    public void It_is_made_of_three_facts_in_one_line() =>
        Assert.That(
            TradingContext.For("alice").Using("openai/gpt-5").At("2025-10-01 10:00").ToString(),
            Is.EqualTo("alice at 2025-10-01 10:00:00 by openai/gpt-5")
        );

    [Test]
    public void Its_date_is_the_day_of_its_time() =>
        Assert.That(Contexts.Alice("2025-10-01 10:00").Date, Is.EqualTo(new DateOnly(2025, 10, 1)));

    [Test]
    public void Typed_facts_make_the_same_context_as_texts() =>
        Assert.That(
            TradingContext
                .For(Signature.Parse("alice"))
                .Using(ModelId.Parse("test/m"))
                .At(TradingTime.Parse("2025-10-01")),
            Is.EqualTo(TradingContext.For("alice").Using("test/m").At("2025-10-01"))
        );

    [Test]
    public void Equal_contexts_have_equal_hashes() =>
        Assert.That(
            new HashSet<TradingContext> { Contexts.Alice("2025-10-01") },
            Does.Contain(Contexts.For("alice", "2025-10-01"))
        );

    [TestCase("bob", "test/m", "2025-10-01")]
    [TestCase("alice", "test/n", "2025-10-01")]
    [TestCase("alice", "test/m", "2025-10-02")]
    [TestCase("alice", "test/m", "2025-10-01 00:00")]
    public void Another_fact_makes_another_context(string signature, string model, string time) =>
        Assert.That(
            TradingContext.For(signature).Using(model).At(time),
            Is.Not.EqualTo(TradingContext.For("alice").Using("test/m").At("2025-10-01"))
        );

    [Test]
    public void It_equals_nothing_of_another_kind() =>
        Assert.That(Contexts.Alice("2025-10-01").Equals((object)"alice at 2025-10-01 by test/model"), Is.False);

    [Test]
    public void A_stage_can_be_kept_and_used_for_many_times()
    {
        var alice = TradingContext.For("alice").Using("test/m");

        Assert.That(
            new[] { "2025-10-01", "2025-10-02" }.Select(time => alice.At(time).Time.ToString()),
            Is.EqualTo(new[] { "2025-10-01", "2025-10-02" })
        );
    }

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.Signatures))]
    public void A_bad_signature_ends_the_first_stage(string? signature) =>
        Assert.That(
            () => TradingContext.For(signature!),
            Throws.TypeOf<TradingContextException>().With.Message.StartsWith("No trading context: signature ")
        );

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.ModelIds))]
    public void A_bad_model_id_ends_the_second_stage(string? modelId) =>
        Assert.That(
            () => TradingContext.For("alice").Using(modelId!),
            Throws.TypeOf<TradingContextException>().With.Message.StartsWith("No trading context: model ")
        );

    [TestCase("alice")]
    [TestCase("gpt-5")]
    [TestCase("openai/")]
    public void A_text_without_a_provider_and_a_model_is_no_model_id_here(string modelId) =>
        Assert.That(
            () => TradingContext.For("gpt-5").Using(modelId),
            Throws
                .TypeOf<TradingContextException>()
                .With.Message.StartsWith($"No trading context: model '{modelId}' ")
                .And.Message.Contains("provider/model")
        );

    [Test]
    public void A_model_id_of_ones_own_needs_no_provider() =>
        Assert.That(
            TradingContext.For("alice").Using(ModelId.Parse("gpt-5")).At("2025-10-01").ModelId.Value,
            Is.EqualTo("gpt-5")
        );

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.Times))]
    public void A_bad_time_ends_the_third_stage(string? time) =>
        Assert.That(
            () => TradingContext.For("alice").Using("test/m").At(time!),
            Throws.TypeOf<TradingContextException>().With.Message.StartsWith("No trading context: time ")
        );

    [Test]
    public void An_absent_typed_signature_is_refused() =>
        Assert.That(() => TradingContext.For((Signature)null!), Throws.ArgumentNullException);

    [Test]
    public void An_absent_typed_model_id_is_refused() =>
        Assert.That(() => TradingContext.For("alice").Using((ModelId)null!), Throws.ArgumentNullException);
}
