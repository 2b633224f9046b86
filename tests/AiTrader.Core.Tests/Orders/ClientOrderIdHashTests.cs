using AiTrader.Testing;

namespace AiTrader.Core.Tests.Orders;

/// <summary>The index of a ledger's ids relies on how they hash.</summary>
public sealed class ClientOrderIdHashTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-01 10:00");

    [Test]
    public void An_id_that_was_made_and_one_that_was_read_are_equal_and_hash_alike()
    {
        var made = ClientOrderId.Create(Context, 17);
        var read = ClientOrderId.Parse(made.Value);

        Assert.That(read, Is.EqualTo(made));
        Assert.That(read.GetHashCode(), Is.EqualTo(made.GetHashCode()));
    }

    [TestCase("2025-10-01T10:00:00#", 1)]
    [TestCase("2025-10-01#", 1_234_567)]
    [TestCase("2025-10-01#", 999_999_999)]
    [TestCase("2025-10-01#", int.MaxValue)]
    public void An_id_of_a_desk_is_the_one_with_its_text_before_and_after_it_is_shown(string prefix, int number)
    {
        var made = ClientOrderId.FromTrusted(prefix, number);
        var read = ClientOrderId.Parse($"{prefix}{number}");

        Assert.That((made, made.GetHashCode()), Is.EqualTo((read, read.GetHashCode())));
        Assert.That(made.Value, Is.EqualTo(read.Value));
        Assert.That((made, made.GetHashCode()), Is.EqualTo((read, read.GetHashCode())));
    }

    [TestCase("2025-10-01#1", "2025-10-02#1")]
    [TestCase("2025-10-01#1", "2025-10-01#2")]
    [TestCase("2025-10-01#1", "2025-10-01#01")]
    [TestCase("2025-10-01#0", "2025-10-01#")]
    [TestCase("2025-10-01#1", "2025-10-01#")]
    public void Ids_with_other_texts_differ(string one, string other) =>
        Assert.That(ClientOrderId.Parse(one), Is.Not.EqualTo(ClientOrderId.Parse(other)));

    [TestCase(1)]
    [TestCase(18)]
    [TestCase(19)]
    [TestCase(1_234_599)]
    public void Ids_of_consecutive_acts_have_consecutive_hashes(int number)
    {
        int hash = ClientOrderId.Create(Context, number).GetHashCode();

        Assert.That(ClientOrderId.Create(Context, number + 1).GetHashCode(), Is.EqualTo(unchecked(hash + 1)));
    }

    [Test]
    public void The_ids_of_a_year_of_sessions_hash_apart()
    {
        var days = Enumerable.Range(0, 365).Select(day => new TradingTime(new DateOnly(2025, 1, 1).AddDays(day)));

        var hashes = days.SelectMany(day =>
            Enumerable.Range(1, 100).Select(number => ClientOrderId.Create(ContextAt(day), number).GetHashCode())
        );

        Assert.That(hashes.Distinct().Count(), Is.GreaterThan(365 * 100 * 0.99));
    }

    private static TradingContext ContextAt(TradingTime time) =>
        TradingContext.For("alice").Using("test/model").At(time);
}
