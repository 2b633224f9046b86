using System.Buffers;
using System.Text.Json;
using System.Xml.Linq;
using AiTrader.Runner.Reports;
using AiTrader.Runner.Reports.Pages;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Stores;

namespace AiTrader.Runner.Board.Pages;

/// <summary>One session: its facts, its faults, its acts and its conversation, as the report shows them.</summary>
internal static class SessionContent
{
    /// <summary>The markup.</summary>
    /// <param name="trader">The trader.</param>
    /// <param name="time">The session; one that the trader has.</param>
    /// <param name="said">Its conversation.</param>
    public static string Of(TraderReport trader, TradingTime time, IReadOnlyList<JournalEntry> said)
    {
        var session = new ReportSession(0, time, trader, trader.Outcomes[time]);
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            SessionJson.Write(json, session, [.. SessionRecords.Of(trader)[time]], said);
        }

        string name = SessionOutcomeNames.GetName(session.Mark);
        return Html.Write(
                Html.Element(
                    "section",
                    null,
                    new XAttribute("aria-label", "Session"),
                    Html.Element(
                        "div",
                        "bar",
                        Html.Element("p", null, Html.Element("span", $"outcome {name}", name)),
                        Around(trader, time)
                    ),
                    Html.Element("div", null, new XAttribute("id", "session-body")),
                    new XElement("noscript", Html.Nothing("A script unpacks the session."))
                )
            ) + LivePage.Script("session-data", $"\"{PackedJson.Of(bytes.WrittenSpan)}\"");
    }

    // The session before and the one after it.
    private static XElement Around(TraderReport trader, TradingTime time)
    {
        var links = BoardLinks.Instance;
        TradingTime[] times = [.. trader.Outcomes.Keys.Order()];
        int place = Array.IndexOf(times, time);
        return Html.Element(
            "div",
            "buttons",
            place > 0 ? Html.Link(links.SessionOf(trader, times[place - 1]), $"← {times[place - 1]}") : null,
            Html.Link(links.TraderOf(trader), trader.Name),
            place < times.Length - 1
                ? Html.Link(links.SessionOf(trader, times[place + 1]), $"{times[place + 1]} →")
                : null
        );
    }
}
