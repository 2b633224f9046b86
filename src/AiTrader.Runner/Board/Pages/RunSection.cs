using System.Globalization;
using System.Xml.Linq;
using AiTrader.Runner.Reports;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Service.Http.Answers;
using AiTrader.Runner.Service.Runs;

namespace AiTrader.Runner.Board.Pages;

/// <summary>The runs that were asked for, and how far they are.</summary>
internal static class RunSection
{
    /// <summary>The table; a sentence if there is none.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="token">The token of the forms that cancel them; null if the user may not.</param>
    /// <param name="hasTraders">Whether they are the runs of several traders.</param>
    public static XElement Of(IReadOnlyList<RunAnswer> runs, string? token, bool hasTraders) =>
        runs.Count == 0
            ? Html.Nothing(hasTraders ? "Nothing is running." : "Nobody has asked for a run yet.")
            : Html.Words(
                "What is done of a canceled run stays.",
                [.. hasTraders ? (string[])["Trader"] : [], "From and to", "State", "Sessions", "Asked for by", ""],
                runs.Select(run => RowOf(run, token, hasTraders))
            );

    private static object[] RowOf(RunAnswer run, string? token, bool hasTraders) =>
        [
            .. hasTraders ? (object[])[Html.Link(BoardLinks.Of(run.Signature), run.Signature.Value)] : [],
            run.From == run.To ? run.From.ToString() : $"{run.From} to {run.To}",
            StateOf(run),
            ProgressOf(run),
            run.RequestedBy,
            run.State is RunState.Pending && token is not null
                ? new BoardForm($"{BoardLinks.Of(run.Signature)}/runs/{run.Id}/cancel", token).Button("Cancel")
                : "",
        ];

    private static string StateOf(RunAnswer run) =>
        (run.IsCanceling ? "being canceled" : run.State.ToString().ToLowerInvariant())
        + (run.Reason is { } reason ? $": {reason}" : "");

    private static XElement ProgressOf(RunAnswer run)
    {
        string text = $"{Figure.Text(run.Completed)} of {Figure.Text(run.Sessions)}";
        return Html.Element(
            "span",
            "progress",
            new XElement(
                "progress",
                new XAttribute("max", run.Sessions.ToString(CultureInfo.InvariantCulture)),
                new XAttribute("value", run.Completed.ToString(CultureInfo.InvariantCulture)),
                new XAttribute("aria-label", $"Sessions of {run.Signature}"),
                text
            ),
            text
        );
    }
}
