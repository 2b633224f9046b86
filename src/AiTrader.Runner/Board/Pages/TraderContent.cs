using System.Xml.Linq;
using AiTrader.Runner.Board.Views;
using AiTrader.Runner.Reports;
using AiTrader.Runner.Reports.Charts;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Service.Http.Traders;

namespace AiTrader.Runner.Board.Pages;

/// <summary>What the page of a trader shows, section by section.</summary>
/// <param name="drawings">What was drawn.</param>
internal sealed class TraderContent(Drawings drawings)
{
    /// <summary>The sections.</summary>
    /// <param name="trader">The trader.</param>
    /// <param name="report">Its report; null while it has no account, or if it is left out.</param>
    /// <param name="leftOut">Why it is left out; null if it is not.</param>
    /// <param name="controls">What the user can do with it.</param>
    public string Of(SeenTrader trader, Report? report, string? leftOut, IEnumerable<XElement> controls)
    {
        string runs = LivePage.Section("runs", "Runs", Html.Write(controls));
        return report is null
            ? runs + LivePage.Section("trader", "Trader", Html.Write(Html.Nothing(leftOut ?? NothingYet(trader))))
            : runs + drawings.Find($"trader {trader.Signature}", report, () => Figures(report));
    }

    private static string NothingYet(SeenTrader trader)
    {
        string opening = "The trader has no account yet: its first session opens it";
        return trader.Registration is { } registration
            ? $"{opening}, with {Figure.Text(registration.Cash)}, and {registration.ModelId} decides."
            : $"{opening}.";
    }

    private static string Figures(Report report)
    {
        var axis = new TimeAxis(report.Times);
        var links = BoardLinks.Instance;
        var trader = report.Traders[0];
        return string.Concat(
            LivePage.Section("trader", "Trader", new TraderSection(report, axis, links).Of(trader)),
            LivePage.Section("sessions", "Sessions", Html.Write(SessionList.Of(report, trader, links))),
            LivePage.Section("recent", "Recent orders", Html.Write(RecentSection.Of(report, links))),
            LivePage.Section("faults", "Faults", Html.Write(FaultSection.Of(report, links))),
            LivePage.Data(report, axis)
        );
    }
}
