using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Notes;

public sealed class NoteTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [TestCase("", "nothing that can be seen")]
    [TestCase(" \t\n", "nothing that can be seen")]
    [TestCase("\u200b\u2060\ufeff", "nothing that can be seen")]
    public void Text_that_is_no_note_is_refused_with_the_reason(string text, string reason) =>
        Assert.That(() => Create(text), Throws.ArgumentException.With.Message.Contains(reason));

    [Test]
    public void Text_with_half_a_character_is_refused() =>
        Assert.That(() => Create("half \ud83d"), Throws.ArgumentException.With.Message.Contains("half a character"));

    [Test]
    public void A_note_of_a_thousand_characters_is_kept_and_one_more_is_refused()
    {
        Assert.That(Create(new string('a', 1_000)).Text, Has.Length.EqualTo(1_000));
        Assert.That(
            () => Create(new string('a', 1_001)),
            Throws.ArgumentException.With.Message.Contains("1,001 characters; a note has at most 1,000")
        );
    }

    [TestCase("alice", "test/model", "2025-10-06", true)]
    [TestCase("alice", "test/model", "2025-10-07", true)]
    [TestCase("alice", "test/model", "2025-10-05", false)]
    [TestCase("Alice", "test/model", "2025-10-07", false)]
    [TestCase("bob", "test/model", "2025-10-07", false)]
    [TestCase("alice", "test/other", "2025-10-07", false)]
    public void A_note_is_visible_to_its_own_trader_and_model_from_its_time_on(
        string signature,
        string model,
        string time,
        bool visible
    ) =>
        Assert.That(
            Create("NVDA is dear.").IsVisibleTo(TradingContext.For(signature).Using(model).At(time)),
            Is.EqualTo(visible)
        );

    private static Note Create(string text) => new(Monday, ClientOrderId.Create(Monday, 1, 1), text);
}
