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
    public void Terms_and_cancellations_are_read_and_impossible_prices_are_left_to_the_rules()
    {
        var orders = Read(
            """
            {"date":"2025-10-06","sequence":1,"action":"buy","symbol":"AAA","quantity":1,"type":"market","tif":null}
            {"date":"2025-10-06","sequence":2,"action":"sell","symbol":"AAA","quantity":1,"type":"limit","limit":-1.50}
            {"date":"2025-10-06","sequence":3,"action":"buy","symbol":"AAA","quantity":1,"type":"stop","tif":"gtc"}
            {"date":"2025-10-06","sequence":4,"action":"buy","symbol":"A","quantity":9,"type":"stop_limit","stop":9}
            {"date":"2025-10-06","sequence":5,"action":"cancel","target":9}
            """
        );

        Assert.That(
            orders.Take(4).Select(order => order.Terms),
            Is.EqualTo(
                new[]
                {
                    OrderTerms.Market,
                    OrderTerms.Limit(-1.5m),
                    new OrderTerms { Type = OrderType.Stop, TimeInForce = TimeInForce.Gtc },
                    new OrderTerms { Type = OrderType.StopLimit, StopPrice = 9 },
                }
            )
        );
        Assert.That(
            (orders[4].Action, orders[4].Symbol, orders[4].Target),
            Is.EqualTo((RecordedAction.Cancel, (Symbol?)null, 9L))
        );
    }

    [Test]
    public void A_file_without_orders_is_a_recording_of_nothing() => Assert.That(Read("\n\n"), Is.Empty);

    [TestCase("""{"date":"2025-10-06","sequence":2""", "not JSON")]
    [TestCase(
        """{"date":"2025-10-06","sequence":2,"action":"buy","symbol":"AAA","quantity":1,"limit":1,"limit":2}""",
        "names a property twice"
    )]
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
    [TestCase(
        """{"date":"2025-10-06","sequence":2,"action":"buy","symbol":"AAA","quantity":1,"type":"trailing"}""",
        "'trailing' is refused; allowed are market, limit, stop and stop_limit"
    )]
    [TestCase(
        """{"date":"2025-10-06","sequence":2,"action":"buy","symbol":"AAA","quantity":1,"type":7}""",
        "'7' is refused"
    )]
    [TestCase(
        """{"date":"2025-10-06","sequence":2,"action":"buy","symbol":"AAA","quantity":1,"type":"limit","limit":"10"}""",
        "the limit is not a number"
    )]
    [TestCase(
        """{"date":"2025-10-06","sequence":2,"action":"buy","symbol":"AAA","quantity":1,"type":"limit","limit":1e40}""",
        "the limit is not a number"
    )]
    [TestCase(
        """{"date":"2025-10-06","sequence":2,"action":"buy","symbol":"AAA","quantity":1,"type":"stop","stop":[1]}""",
        "the stop is not a number"
    )]
    [TestCase(
        """{"date":"2025-10-06","sequence":2,"action":"buy","symbol":"A","quantity":1,"type":"stop","tif":"ioc"}""",
        "'ioc' is refused; allowed are day and gtc"
    )]
    [TestCase("""{"date":"2025-10-06","sequence":2,"action":"cancel"}""", "the target is missing")]
    [TestCase("""{"date":"2025-10-06","sequence":2,"action":"cancel","target":"1"}""", "the target is missing")]
    [TestCase("""{"date":"2025-10-06","sequence":2,"action":"cancel","target":0}""", "a whole number of 1 or more")]
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
