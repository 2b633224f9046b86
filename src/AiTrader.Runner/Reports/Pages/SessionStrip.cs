using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>The sessions of all traders, one row each and one mark a session: a block, a bar, a ring, a cross; a dot for what is missing.</summary>
internal static class SessionStrip
{
    /// <summary>The width of a mark with the gap behind it, in pixels.</summary>
    public const int Cell = 14;

    private const int Height = 18;
    private const int Label = 10;

    /// <summary>The marks, in the order in which they are explained.</summary>
    public static IReadOnlyList<SessionMark> Marks { get; } = Enum.GetValues<SessionMark>();

    /// <summary>The rows, below a ruler of dates.</summary>
    public static IEnumerable<XElement> Of(Report report)
    {
        yield return Html.Element("div", "strip ruler", new XAttribute("aria-hidden", "true"), Html.Element("div", "who"), Ruler(report.Times));
        foreach (var trader in report.Traders)
        {
            yield return Row(report, trader);
        }
    }

    /// <summary>One mark alone, for an explanation.</summary>
    public static XElement Sample(SessionMark mark) => Picture(1, [(mark, [0])]);

    /// <summary>The marks of a trader as letters, one for each stamp; a space where it had no session.</summary>
    public static string LettersOf(Report report, TraderReport trader) =>
        string.Concat(report.Times.Select(time => trader.Marks.TryGetValue(time, out var mark) ? SessionMarks.LetterOf(mark) : ' '));

    private static XElement Row(Report report, TraderReport trader)
    {
        var places = report.Times.Index().Where(time => trader.Marks.ContainsKey(time.Item)).ToList();
        int first = places.Count > 0 ? places[0].Index : 0;
        return Html.Element(
            "div",
            "strip",
            new XAttribute("id", $"sessions-{Html.Number(trader.Rank)}"),
            Html.Element("div", "who", Html.Text("bdi", null, trader.Name), Html.Element("small", null, CountsOf(trader))),
            new XElement(
                "div",
                new XAttribute("class", "cells"),
                new XAttribute("role", "slider"),
                new XAttribute("tabindex", "0"),
                new XAttribute("aria-label", $"Sessions of {trader.Name}; arrow keys move, Enter opens"),
                new XAttribute("aria-valuemin", "1"),
                new XAttribute("aria-valuemax", Html.Number(report.Times.Count)),
                new XAttribute("aria-valuenow", Html.Number(first + 1)),
                new XAttribute("aria-valuetext", places.Count > 0 ? $"{places[0].Item}, {SessionMarks.WordOf(trader.Marks[places[0].Item])}" : "no session"),
                new XAttribute("data-trader", Html.Number(trader.Rank - 1)),
                Picture(report.Times.Count, places.GroupBy(place => trader.Marks[place.Item], place => place.Index).OrderBy(group => group.Key).Select(group => (group.Key, (IEnumerable<int>)group)))));
    }

    private static XElement Picture(int cells, IEnumerable<(SessionMark Mark, IEnumerable<int> Places)> marks) => Svg(
        cells,
        marks.Select(group => new XElement("path", new XAttribute("class", $"mark {SessionMarks.WordOf(group.Mark)}"), new XAttribute("d", PathOf(group.Mark, group.Places)))));

    private static XElement Ruler(IReadOnlyList<TradingTime> times)
    {
        var labels = times.Index().Where(time => time.Index % Label == 0 && (time.Index == 0 || time.Index + (Label / 2) < times.Count));
        return Svg(times.Count, labels.Select(time => new XElement(
            "text",
            new XAttribute("x", Html.Number(time.Index * Cell)),
            new XAttribute("y", "13"),
            time.Item.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
    }

    private static XElement Svg(int cells, IEnumerable<XElement> content) => new(
        "svg",
        new XAttribute("width", Html.Number(cells * Cell)),
        new XAttribute("height", Html.Number(Height)),
        new XAttribute("viewBox", $"0 0 {Html.Number(cells * Cell)} {Html.Number(Height)}"),
        new XAttribute("aria-hidden", "true"),
        content);

    private static string PathOf(SessionMark mark, IEnumerable<int> places)
    {
        var path = new StringBuilder();
        foreach (int place in places)
        {
            int x = place * Cell;
            path.Append(mark switch
            {
                SessionMark.Traded => $"M{x + 1} 3h12v12h-12z",
                SessionMark.Held => $"M{x + 1} 7h12v4h-12z",
                SessionMark.Undecided => $"M{x + 2} 9a5 5 0 1 0 10 0a5 5 0 1 0-10 0",
                SessionMark.Faulted => $"M{x + 2} 4l10 10m0-10l-10 10",
                SessionMark.Missing => $"M{x + 6} 8h2v2h-2z",
                _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "There is no such mark."),
            });
        }

        return path.ToString();
    }

    private static string CountsOf(TraderReport trader) => string.Join(", ", Marks
        .Select(mark => (Mark: mark, Count: trader.Marks.Values.Count(other => other == mark)))
        .Where(count => count.Count > 0)
        .Select(count => $"{Figure.Text(count.Count)} {SessionMarks.WordOf(count.Mark)}"));
}
