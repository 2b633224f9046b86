using AiTrader.Testing;

namespace AiTrader.Core.Tests.Orders;

public sealed class ClientOrderIdTests
{
    [TestCase("2025-10-01", 1, "2025-10-01#1")]
    [TestCase("2025-10-01 10:00", 3, "2025-10-01T10:00:00#3")]
    public void The_nth_act_of_a_session_has_the_same_id_whenever_it_is_run(string time, int number, string id) =>
        Assert.That(ClientOrderId.Create(Contexts.Alice(time), number).Value, Is.EqualTo(id));

    [Test]
    public void An_id_of_a_session_can_be_read_back() =>
        Assert.That(
            ClientOrderId.Parse("2025-10-01T10:00:00#3"),
            Is.EqualTo(ClientOrderId.Create(Contexts.Alice("2025-10-01 10:00"), 3))
        );

    [TestCase(0)]
    [TestCase(-1)]
    public void Acts_are_numbered_from_1(int number) =>
        Assert.That(
            () => ClientOrderId.Create(Contexts.Alice("2025-10-01"), number),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [TestCase("")]
    [TestCase("#1")]
    [TestCase("a b")]
    [TestCase("a..b")]
    [TestCase("a\n")]
    [TestCase("é")]
    [TestCase("a'b")]
    public void An_id_of_other_characters_is_refused(string text) =>
        Assert.That(
            () => ClientOrderId.Parse(text),
            Throws.TypeOf<FormatException>().With.Message.StartsWith("Client order id")
        );

    [Test]
    public void An_id_has_up_to_64_characters() =>
        Assert.That(
            (ClientOrderId.TryParse(new string('a', 64), out _), ClientOrderId.TryParse(new string('a', 65), out _)),
            Is.EqualTo((true, false))
        );

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("é")]
    public void Text_that_is_no_id_is_none(string text)
    {
        Assert.That(ClientOrderId.TryParse(text, out _), Is.False);
        Assert.That(ClientOrderId.TryParse(text.AsSpan(), out _), Is.False);
    }

    [Test]
    public void The_call_of_a_source_has_the_id_of_its_session_and_source() =>
        Assert.That(
            ClientOrderId.Create(Contexts.Alice("2025-10-01 10:00"), "mcp-5f3a", 3).Value,
            Is.EqualTo("2025-10-01T10:00:00#mcp-5f3a.3")
        );

    [TestCase("")]
    [TestCase("1st")]
    [TestCase("a.b")]
    [TestCase("a b")]
    [TestCase("abcdefghijklmnopqrstuvwxy")]
    public void A_source_is_1_to_24_characters_of_which_the_first_is_a_letter(string source) =>
        Assert.That(
            () => ClientOrderId.Create(Contexts.Alice("2025-10-01"), source, 1),
            Throws.ArgumentException.With.Message.Contains("the first of them a letter")
        );

    [Test]
    public void The_calls_of_a_source_are_numbered_from_1() =>
        Assert.That(
            () => ClientOrderId.Create(Contexts.Alice("2025-10-01"), "mcp", 0),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [TestCase("2025-10-01#mcp.1", true)]
    [TestCase("2025-10-01#m.", true)]
    [TestCase("2025-10-01#1", false)]
    [TestCase("2025-10-01#.1", false)]
    [TestCase("2025-10-02#mcp.1", false)]
    [TestCase("mine.1", false)]
    public void A_call_has_a_source_in_its_id(string id, bool isOfCall) =>
        Assert.That(ClientOrderId.Parse(id).IsOfCall(Contexts.Alice("2025-10-01")), Is.EqualTo(isOfCall));
}
