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
}
