using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>
/// The sessions of all traders, with one row for each trader and one mark for each session: a block, a bar, a ring, a
/// cross, or a dot for a missing one.
/// </summary>
internal static class SessionStrip
{
    private const int Height = 18;
    private const int LabelWidth = 84;

    // What a page has room for beside the names, and how narrow and wide a mark may be, in pixels.
    private const int Room = 880;
    private const int Narrowest = 8;
    private const int Widest = 20;

    /// <summary>The marks, in the order in which they are explained.</summary>
    public static IReadOnlyList<SessionOutcome> Marks { get; } = Enum.GetValues<SessionOutcome>();

    /// <summary>
    /// The width of a mark with the gap behind it, in pixels: if possible, all of them are visible at once.
    /// </summary>
    public static int CellOf(Report report) => Math.Clamp(Room / report.Times.Count, Narrowest, Widest);

    /// <summary>The rows, below a ruler of dates.</summary>
    public static IEnumerable<XElement> Of(Report report)
    {
        yield return Html.Element(
            "div",
            "strip ruler",
            new XAttribute("aria-hidden", "true"),
            Html.Element("div", "who"),
            Ruler(report.Times, CellOf(report))
        );
        foreach (var trader in report.Traders)
        {
            yield return Row(report, trader);
        }
    }

    /// <summary>A single mark, for an explanation.</summary>
    public static XElement Sample(SessionOutcome mark) => Picture(1, 16, [(mark, [0])], []);

    /// <summary>A line below a mark, for an explanation: a session before the knowledge cutoff.</summary>
    public static XElement LearnedSample() => Picture(1, 16, [], [0]);

    /// <summary>The marks of a trader as letters, one for each stamp; a space if it had no session.</summary>
    public static string LettersOf(Report report, TraderReport trader) =>
        string.Concat(
            report.Times.Select(time => trader.Outcomes.TryGetValue(time, out var mark) ? LetterOf(mark) : ' ')
        );

    private static XElement Row(Report report, TraderReport trader)
    {
        var places = report.Times.Index().Where(time => trader.Outcomes.ContainsKey(time.Item)).ToList();
        int first = places.Count > 0 ? places[0].Index : 0;
        return Html.Element(
            "div",
            "strip",
            new XAttribute("id", $"sessions-{Html.Number(trader.Number)}"),
            Html.Element(
                "div",
                "who",
                Html.Element("bdi", null, trader.Name),
                Html.Element("small", null, CountsOf(trader))
            ),
            new XElement(
                "div",
                new XAttribute("class", "cells"),
                new XAttribute("role", "slider"),
                new XAttribute("tabindex", "0"),
                new XAttribute("aria-label", $"Sessions of {trader.Name}; arrow keys move, Enter opens"),
                new XAttribute("aria-valuemin", "1"),
                new XAttribute("aria-valuemax", Html.Number(report.Times.Count)),
                new XAttribute("aria-valuenow", Html.Number(first + 1)),
                new XAttribute(
                    "aria-valuetext",
                    places.Count > 0
                        ? $"{places[0].Item}, {SessionOutcomeNames.GetName(trader.Outcomes[places[0].Item])}"
                        : "no session"
                ),
                new XAttribute("data-trader", Html.Number(trader.Number - 1)),
                Picture(
                    report.Times.Count,
                    CellOf(report),
                    places
                        .GroupBy(place => trader.Outcomes[place.Item], place => place.Index)
                        .OrderBy(group => group.Key)
                        .Select(group => (group.Key, (IEnumerable<int>)group)),
                    [.. places.Where(place => trader.Learned.Contains(place.Item)).Select(place => place.Index)]
                )
            )
        );
    }

    private static XElement Picture(
        int cells,
        int cell,
        IEnumerable<(SessionOutcome Mark, IEnumerable<int> Places)> marks,
        IReadOnlyCollection<int> learned
    ) =>
        Svg(
            cells * cell,
            [
                .. marks.Select(group =>
                    Shape(SessionOutcomeNames.GetName(group.Mark), PathOf(group.Mark, cell, group.Places))
                ),
                .. learned.Count > 0 ? (XElement[])[Shape("learned", Underlines(cell, learned))] : [],
            ]
        );

    private static XElement Shape(string name, string path) =>
        new("path", new XAttribute("class", $"mark {name}"), new XAttribute("d", path));

    private static string Underlines(int cell, IEnumerable<int> places) =>
        string.Concat(
            places.Select(place => $"M{Html.Number(place * cell)} {Html.Number(Height - 1)}h{Html.Number(cell)}")
        );

    private static XElement Ruler(IReadOnlyList<TradingTime> times, int cell)
    {
        int stride = (LabelWidth + cell - 1) / cell;
        var labels = times
            .Index()
            .Where(time => time.Index % stride == 0 && (time.Index == 0 || time.Index + stride <= times.Count));
        return Svg(
            times.Count * cell,
            labels.Select(time => new XElement(
                "text",
                new XAttribute("x", Html.Number(time.Index * cell)),
                new XAttribute("y", "13"),
                time.Item.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ))
        );
    }

    private static XElement Svg(int width, IEnumerable<XElement> content) =>
        new(
            "svg",
            new XAttribute("width", Html.Number(width)),
            new XAttribute("height", Html.Number(Height)),
            new XAttribute("viewBox", $"0 0 {Html.Number(width)} {Html.Number(Height)}"),
            new XAttribute("aria-hidden", "true"),
            content
        );

    // A letter is told apart without color.
    private static char LetterOf(SessionOutcome mark) =>
        mark switch
        {
            SessionOutcome.Traded => 'T',
            SessionOutcome.Held => 'H',
            SessionOutcome.Undecided => 'U',
            SessionOutcome.Faulted => 'F',
            SessionOutcome.Missing => '.',
            _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "The value is not an outcome."),
        };

    private static string PathOf(SessionOutcome mark, int cell, IEnumerable<int> places)
    {
        int width = cell - 2;
        int size = Math.Min(width, 12);
        int top = (Height - size) / 2;
        string shape = mark switch
        {
            SessionOutcome.Traded => $"v12h{width}v-12z",
            SessionOutcome.Held => $"v4h{width}v-4z",
            SessionOutcome.Undecided => $"a{size / 2} {size / 2} 0 1 0 {size} 0a{size / 2} {size / 2} 0 1 0-{size} 0",
            SessionOutcome.Faulted => $"l{size} {size}m0-{size}l-{size} {size}",
            SessionOutcome.Missing => "h2v2h-2z",
            _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "There is no such mark."),
        };
        int y = mark switch
        {
            SessionOutcome.Traded => 3,
            SessionOutcome.Held => 7,
            SessionOutcome.Faulted => top,
            SessionOutcome.Undecided or SessionOutcome.Missing => Height / 2,
            _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "There is no such mark."),
        };
        int left = mark == SessionOutcome.Missing ? (cell / 2) - 1 : 1;
        var path = new StringBuilder();
        foreach (int place in places)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{(place * cell) + left} {y}{shape}");
        }

        return path.ToString();
    }

    private static string CountsOf(TraderReport trader) =>
        string.Join(
            ", ",
            Marks
                .Select(mark => (Mark: mark, Count: trader.Count(mark)))
                .Where(count => count.Count > 0)
                .Select(count => $"{Figure.Text(count.Count)} {SessionOutcomeNames.GetName(count.Mark)}")
                .Concat(trader.Learned.Count > 0 ? [$"{Figure.Text(trader.Learned.Count)} before the cutoff"] : [])
        );
}
