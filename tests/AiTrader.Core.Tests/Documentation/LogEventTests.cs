using AiTrader.Testing;

namespace AiTrader.Core.Tests.Documentation;

public sealed class LogEventTests
{
    [Test]
    public void Every_log_message_has_an_id_of_its_own_and_a_row_on_the_page()
    {
        var events = LogEvents.RowsOf(typeof(TradingContext).Assembly);

        Assert.That(events, Is.Not.Empty.And.Unique);
        Assert.That(events, Is.EquivalentTo(LogEvents.DocumentedRows(1, 99)));
        Assert.That(events.Select(row => row.Split('|')[1]), Is.Unique);
    }
}
