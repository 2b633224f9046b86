using System.Text;
using System.Xml.Linq;
using AiTrader.Runner.Reports.Charts;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>Everything that is to be known of one trader.</summary>
/// <param name="report">What it is compared with.</param>
/// <param name="axis">The stamps of the report.</param>
/// <param name="links">Where the page leads.</param>
internal sealed class TraderSection(Report report, TimeAxis axis, IPageLinks links)
{
    /// <summary>The markup; whatever it has from data is escaped.</summary>
    public string Of(TraderReport trader)
    {
        var markup = new StringBuilder("<div class=\"trader\">");
        markup.Append(Html.Write(Html.Element("p", "facts", KindTag.Of(trader), " ", FactsOf(trader))));
        markup.Append(Html.Write(CardsOf(trader)));
        Add(markup, "Return", CurveSection.Of(report, trader, axis));
        Add(markup, "Monthly returns", MonthSection.Of(trader));
        markup.Append("<div class=\"pair\">");
        Add(markup, "Returns from bar to bar", [.. HistogramSection.Of(trader)]);
        Add(markup, "Rolling Sharpe ratio", RollingSection.Of(report, trader, axis));
        markup.Append("</div>");
        Add(markup, "Best and worst sessions", [.. SessionReturnSection.Of(trader, links)]);
        Add(markup, "Positions", PositionSection.Of(report, trader));
        Add(markup, "Open orders", OpenOrderSection.Of(report, trader));
        Add(markup, "Reasons to hold", ReasonSection.Holds(trader, links));
        Add(markup, "Denials by code", ReasonSection.Denials(trader, links));
        Add(
            markup,
            "What is missing",
            new XElement("div", new XAttribute("id", "what-is-missing"), IncompleteSection.Of(trader, links))
        );
        Add(markup, "Requests and cost", SpendingSection.Of(trader));
        return markup.Append("</div>").ToString();
    }

    private string FactsOf(TraderReport trader) =>
        $"{(trader.Models.Length > 0 ? trader.Models : string.Join(", ", trader.Facts.Holders))}. Opened at "
        + $"{trader.Facts.Opened.Context.Time} with {Figure.Text(trader.Facts.Opened.Terms.Cash)} "
        + $"{report.Currency}; last session {trader.Facts.Last}."
        + (trader.LearnedText is { } learned ? $" {learned}." : "");

    private static XElement CardsOf(TraderReport trader) =>
        FigureCard.Row([
            .. Metrics.Leading.Select(metric => FigureCard.Of(metric.Title, metric.TextOf(trader), NoteOf(metric))),
            FigureCard.Of("Coverage", trader.CoverageText, trader.Performance.Coverage.ToString()),
            FigureCard.Of("Cost", trader.Spending.CostText ?? Figure.Undefined, "of its models"),
        ]);

    private static string NoteOf(Metric metric) =>
        metric.Key switch
        {
            "total_return" => "since the opening",
            "excess_return" => "over the benchmark",
            "max_drawdown" => "the deepest",
            _ => metric.IsAnnualized ? "a year" : "",
        };

    private static void Add(StringBuilder markup, string title, params XElement[] content) =>
        markup.Append(Html.Write(Html.Part(title, content)));

    private static void Add(StringBuilder markup, string title, IEnumerable<PagePart> parts)
    {
        markup.Append("<div class=\"part\">").Append(Html.Write(Html.Element("h3", null, title)));
        foreach (var part in parts)
        {
            markup.Append(part.Text);
        }

        markup.Append("</div>");
    }
}
