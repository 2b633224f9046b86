using System.Globalization;
using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>Who earned what, who held, who faulted: a table that a phone shows without scrolling.</summary>
internal static class LeaderboardSection
{
    /// <summary>The leaderboard, the benchmark below it.</summary>
    public static IEnumerable<XElement> Of(Report report, IPageLinks links)
    {
        var columns = BoardColumn.Of(report);
        yield return Html.Scrolling(
            "Leaderboard",
            new XElement(
                "table",
                new XAttribute("class", "board"),
                Html.Element(
                    "caption",
                    null,
                    $"{Report.RankingText} Equity and fees are in {report.Currency}. The benchmark is "
                        + $"{report.Benchmark.Name}: no trader can buy it."
                ),
                new XElement(
                    "thead",
                    new XElement(
                        "tr",
                        Head("#", "number", "number"),
                        Head("Trader", "text", null),
                        columns.Select(column => Head(column.Title, "number", ClassOf(column)))
                    )
                ),
                new XElement("tbody", report.Traders.Select(trader => RowOf(trader, columns, links, report.IsLive))),
                new XElement("tfoot", BenchmarkRow(columns))
            )
        );
    }

    private static XElement Head(string title, string sort, string? style) =>
        Html.Element("th", style, new XAttribute("scope", "col"), new XAttribute("data-sort", sort), title);

    private static XElement RowOf(
        TraderReport trader,
        IReadOnlyList<BoardColumn> columns,
        IPageLinks links,
        bool isLive
    )
    {
        var name = Html.Element(
            "th",
            null,
            new XAttribute("scope", "row"),
            new XElement("a", new XAttribute("href", links.TraderOf(trader)), Html.Element("bdi", null, trader.Name)),
            Html.Element("small", null, KindTag.Of(trader), " ", trader.Models)
        );
        if (!trader.Performance.Coverage.IsComplete)
        {
            name.Add(
                Html.Element(
                    "a",
                    "badge",
                    new XAttribute("href", links.MissingOf(trader)),
                    trader.Performance.Coverage.ToString()
                )
            );
        }

        if (trader.LearnedText is { } learned)
        {
            name.Add(Html.Element("span", "badge", learned));
        }

        if (isLive)
        {
            name.Add(Html.Element("small", null, $"through {trader.Facts.Last}"));
        }

        name.Add(Html.Element("small", "more", MoreOf(trader, columns)));
        return new XElement(
            "tr",
            new XAttribute("class", $"{KindTag.NameOf(trader)}{(trader.Rank is null ? " unranked" : "")}"),
            Cell("number", trader.Rank, trader.Rank is { } rank ? Figure.Text(rank) : Figure.Undefined),
            name,
            columns.Select(column =>
                Cell($"{ClassOf(column)}{ToneOf(column, trader)}", column.Value(trader), column.Text(trader))
            )
        );
    }

    // What has no column on a phone, in one line below the name.
    private static string MoreOf(TraderReport trader, IEnumerable<BoardColumn> columns) =>
        string.Join(
            " · ",
            columns
                .Where(column => !column.IsOnPhones && !column.IsWarning)
                .Select(column => $"{column.Title} {column.Text(trader)}")
        );

    private static XElement BenchmarkRow(IReadOnlyList<BoardColumn> columns) =>
        new(
            "tr",
            Html.Element("td", null),
            new XElement("th", new XAttribute("scope", "row"), "Benchmark"),
            columns.Select(column => Html.Element("td", ClassOf(column), column.Benchmark))
        );

    private static string ClassOf(BoardColumn column) => column.IsOnPhones ? "number" : "number roomy";

    // What is shown as 0.00% is neither a gain nor a loss.
    private static string ToneOf(BoardColumn column, TraderReport trader) =>
        (column.IsGain && trader.Rank is not null, column.IsWarning, column.Value(trader)) switch
        {
            (true, _, >= 0.00005) => " up",
            (true, _, <= -0.00005) => " down",
            (_, true, > 0) => " warn",
            _ => "",
        };

    // A value that is not defined has no number, and sorts last.
    private static XElement Cell(string style, double? value, string text) =>
        Html.Element(
            "td",
            style,
            value is { } number
                ? new XAttribute("data-value", number.ToString("R", CultureInfo.InvariantCulture))
                : null,
            text
        );
}
