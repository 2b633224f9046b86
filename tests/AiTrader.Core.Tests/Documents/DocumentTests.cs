using AiTrader.Stores;

namespace AiTrader.Core.Tests.Documents;

public sealed class DocumentTests
{
    private static readonly DocumentKey Key = new("user", "ada");

    [TestCase("", "ada")]
    [TestCase("User", "ada")]
    [TestCase("user 1", "ada")]
    [TestCase("a/b", "ada")]
    [TestCase("user", "")]
    [TestCase("user", "a\nb")]
    public void A_key_that_is_not_allowed_is_refused(string kind, string id) =>
        Assert.That(() => new DocumentKey(kind, id), Throws.ArgumentException.With.Message.Contains("allowed"));

    [Test]
    public void The_longest_key_is_allowed_and_a_longer_one_is_not()
    {
        string kind = new('k', DocumentKey.LongestKind);
        string id = new('i', DocumentKey.LongestId);

        Assert.That(new DocumentKey(kind, id).ToString(), Is.EqualTo($"{kind}/{id}"));
        Assert.That(() => new DocumentKey(kind, "half \ud83d"), Throws.ArgumentException);
        Assert.That(() => new DocumentKey(kind + "k", id), Throws.ArgumentException);
        Assert.That(() => new DocumentKey(kind, id + "i"), Throws.ArgumentException);
    }

    [Test]
    public void A_content_that_is_too_long_or_has_half_a_character_is_refused()
    {
        Assert.That(new Document(Key, new string('a', Document.LongestContent)).Version, Is.Zero);
        Assert.That(() => new Document(Key, new string('a', Document.LongestContent + 1)), Throws.ArgumentException);
        Assert.That(() => new Document(Key, "half \ud83d"), Throws.ArgumentException);
        Assert.That(() => new Document(Key, "") { Version = -1 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase("", "", 0)]
    [TestCase("", "a", -1)]
    [TestCase("a", "B", 1)]
    [TestCase("a", "ab", -1)]
    [TestCase("a\uffff", "a\ud83d\ude80", -1)]
    [TestCase("\ud83d\ude80", "\ud83d\ude81", -1)]
    [TestCase("\ud83e\ude80", "\ud83d\ude81", 1)]
    public void Ids_are_in_the_order_of_their_bytes_of_utf_8(string one, string other, int expected)
    {
        var order = CodePointOrder.Instance;
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(one);

        Assert.That(Math.Sign(order.Compare(one, other)), Is.EqualTo(expected));
        Assert.That(Math.Sign(order.Compare(other, one)), Is.EqualTo(-expected));
        Assert.That(
            Math.Sign(bytes.AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(other))),
            Is.EqualTo(expected)
        );
    }
}
