using System.Xml.Linq;
using AiTrader.Runner.Board.Views;
using AiTrader.Runner.Reports;
using AiTrader.Runner.Reports.Charts;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Service.Http.Answers;
using AiTrader.Runner.Service.Registrations;

namespace AiTrader.Runner.Board.Pages;

/// <summary>What the first page shows, section by section.</summary>
/// <param name="drawings">What was drawn.</param>
internal sealed class OverviewContent(Drawings drawings)
{
    // More lines than that cannot be told apart.
    private const int MostCurves = 24;

    /// <summary>The sections.</summary>
    /// <param name="report">The traders that the user may see; null while none has an account.</param>
    /// <param name="key">Whose page it is.</param>
    /// <param name="runs">What is running.</param>
    /// <param name="waiting">The registered traders without an account.</param>
    /// <param name="token">The token of forms; null if the user drives nobody.</param>
    public string Of(
        Report? report,
        string key,
        IReadOnlyList<RunAnswer> runs,
        IReadOnlyList<Registration> waiting,
        string? token
    )
    {
        string running = LivePage.Section("runs", "Running", Html.Write(RunSection.Of(runs, token, hasTraders: true)));
        string registered =
            waiting.Count == 0 && token is null
                ? ""
                : LivePage.Section("waiting", "Before the first session", Html.Write(Waiting(waiting, token)));
        return report is null
            ? LivePage.Section("leaderboard", "Leaderboard", Html.Write(Html.Nothing(Empty))) + running + registered
            : drawings.Find(key, report, () => Traders(report)) + running + registered;
    }

    private const string Empty = "No trader has an account yet. The first session of a trader opens it.";

    private static string Traders(Report report)
    {
        var axis = new TimeAxis(report.Times);
        var links = BoardLinks.Instance;
        var shown = report with { Traders = [.. report.Traders.Take(MostCurves)] };
        string more =
            report.Traders.Count > MostCurves
                ? Html.Write(Html.Element("p", "soft", $"The first {MostCurves} of the leaderboard."))
                : "";
        return string.Concat(
            $"<div id=\"summary\" data-live>{Html.Write(SummarySection.Of(report))}</div>",
            LivePage.Section("leaderboard", "Leaderboard", Html.Write(LeaderboardSection.Of(report, links))),
            LivePage.Section(
                "equity",
                "Returns",
                more
                    + Html.Write(CurveSection.Keys(shown))
                    + string.Concat(CurveSection.Equity(shown, axis).Select(part => part.Text))
            ),
            LivePage.Section("recent", "Recent orders", Html.Write(RecentSection.Of(report, links))),
            LivePage.Section(
                "positions",
                "Positions",
                Html.Write(
                    PositionSection.Of(report, links),
                    Html.Element("h3", null, "Open orders"),
                    OpenOrderSection.Of(report, links)
                )
            ),
            LivePage.Section("missing", "What is missing", Html.Write(IncompleteSection.Of(report, links))),
            LivePage.Section("faults", "Faults", Html.Write(FaultSection.Of(report, links))),
            LivePage.Data(shown, axis)
        );
    }

    private static IEnumerable<XElement> Waiting(IReadOnlyList<Registration> waiting, string? token)
    {
        yield return waiting.Count == 0 ? Html.Nothing("Every registered trader has an account.") : List(waiting);
        if (token is not null)
        {
            yield return Html.Element("p", "ways", Html.Link(RegisterPage.Address, "Register a trader"));
        }
    }

    private static XElement List(IReadOnlyList<Registration> waiting) =>
        Html.Table(
            "Registered traders that have no account yet.",
            ["Trader", "Model", "Owner"],
            waiting.Select(registration =>
                (object[])
                    [
                        Html.Link(BoardLinks.Of(registration.Signature), registration.Signature.Value),
                        registration.ModelId.Value,
                        registration.Owner.Value,
                    ]
            )
        );
}
