using AiTrader.Audits;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Recordings;

public sealed class RecordedOrderFileTests
{
    private const string First = """{"date":"2025-10-06","sequence":1,"action":"buy","symbol":"AAA","quantity":1}""";

    [Test]
    public void Orders_are_read_as_they_were_recorded()
    {
        var orders = Read(
            """
            {"date":"2025-10-06","sequence":1,"action":"buy","symbol":"AAA","quantity":1.50}
            {"date":"2025-10-06","sequence":2,"action":"sell","symbol":"AAA","quantity":-3,"note":"ignored"}

            {"date":"2025-10-07","sequence":3,"action":"hold"}
            """
        );

        Assert.That(
            orders,
            Is.EqualTo(
                new[]
                {
                    new RecordedOrder(
                        TradingTime.Parse("2025-10-06"),
                        1,
                        RecordedAction.Buy,
                        Symbol.Parse("AAA"),
                        1.5m
                    ),
                    new RecordedOrder(TradingTime.Parse("2025-10-06"), 2, RecordedAction.Sell, Symbol.Parse("AAA"), -3),
                    new RecordedOrder(TradingTime.Parse("2025-10-07"), 3, RecordedAction.Hold, null, 0),
                }
            )
        );
    }

    [Test]
    public void A_file_without_orders_is_a_recording_of_nothing() => Assert.That(Read("\n\n"), Is.Empty);

    [TestCase("""{"date":"2025-10-06","sequence":2""", "not JSON")]
    [TestCase("null", "not a JSON object")]
    [TestCase("[]", "not a JSON object")]
    [TestCase("{}", "date")]
    [TestCase("""{"date":"2025-13-45","sequence":2,"action":"hold"}""", "date")]
    [TestCase("""{"date":20251006,"sequence":2,"action":"hold"}""", "date")]
    [TestCase("""{"date":"\ud800","sequence":2,"action":"hold"}""", "date")]
    [TestCase("""{"date":"2025-10-06","action":"hold"}""", "sequence is missing")]
    [TestCase("""{"date":"2025-10-06","sequence":"2","action":"hold"}""", "sequence is missing")]
    [TestCase("""{"date":"2025-10-06","sequence":2.5,"action":"hold"}""", "sequence is missing")]
    [TestCase("""{"date":"2025-10-06","sequence":3,"action":"hold"}""", "2 comes next")]
    [TestCase("""{"date":"2025-10-06","sequence":1,"action":"hold"}""", "2 comes next")]
    [TestCase("""{"date":"2025-10-06","sequence":2}""", "(absent)")]
    [TestCase("""{"date":"2025-10-06","sequence":2,"action":"Buy"}""", "'Buy'")]
    [TestCase("""{"date":"2025-10-06","sequence":2,"action":"buy","quantity":1}""", "symbol")]
    [TestCase("""{"date":"2025-10-06","sequence":2,"action":"buy","symbol":"../x","quantity":1}""", "symbol")]
    [TestCase("""{"date":"2025-10-06","sequence":2,"action":"sell","symbol":"AAA"}""", "quantity")]
    [TestCase("""{"date":"2025-10-06","sequence":2,"action":"sell","symbol":"AAA","quantity":"1"}""", "quantity")]
    [TestCase("""{"date":"2025-10-06","sequence":2,"action":"sell","symbol":"AAA","quantity":1e30}""", "quantity")]
    [TestCase("""{"date":"2025-10-05","sequence":2,"action":"hold"}""", "before 2025-10-06")]
    [TestCase("""{"date":"2025-10-06 10:00","sequence":2,"action":"hold"}""", "differ in kind")]
    public void A_line_that_is_no_recorded_order_is_refused_with_its_number_and_the_reason(string line, string reason)
    {
        var refused = Assert.Throws<DataFileException>(() => Read($"{First}\n\n{line}"))!;

        Assert.That(refused.Line, Is.EqualTo(3));
        Assert.That(refused.Message, Does.Contain("orders.jsonl, line 3").And.Contain(reason));
    }

    [Test]
    public void A_file_that_is_missing_is_an_io_error() =>
        Assert.That(() => RecordedOrderFile.Read("/nowhere/orders.jsonl"), Throws.InstanceOf<IOException>());

    private static IReadOnlyList<RecordedOrder> Read(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("orders.jsonl"), content);
        return RecordedOrderFile.Read(folder.File("orders.jsonl"));
    }
}
