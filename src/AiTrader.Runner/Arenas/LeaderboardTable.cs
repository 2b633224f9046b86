using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AiTrader.Runner.Arenas;

/// <summary>The traders of a season, ranked by their return.</summary>
internal static class LeaderboardTable
{
    // Below it the four counts of sessions share a column, and nothing is spent on borders: 80 characters are enough.
    private const int FullWidth = 112;

    private const string None = "-";

    /// <summary>
    /// Whether a line has room for every column. If not, the counts of sessions share one column, T/H/U/F.
    /// </summary>
    public static bool IsFull(int width) => width >= FullWidth;

    /// <summary>The table.</summary>
    /// <param name="standings">The traders, the best first.</param>
    /// <param name="width">The number of characters in a line.</param>
    public static IRenderable Of(IReadOnlyList<Standing> standings, int width)
    {
        bool isFull = IsFull(width);
        var table = new Table().Border(isFull ? TableBorder.Simple : TableBorder.None);
        string[] sessions = isFull ? ["Traded", "Held", "Undecided", "Faulted"] : ["T/H/U/F"];
        foreach (
            string title in (string[])
                [
                    "#",
                    "Trader",
                    "Return",
                    isFull ? "Max drawdown" : "Drawdown",
                    isFull ? "Final equity" : "Equity",
                    "Trades",
                    "Denied",
                    .. sessions,
                ]
        )
        {
            var column = new TableColumn(title)
            {
                NoWrap = true,
                Alignment = title == "Trader" ? Justify.Left : Justify.Right,
            };
            table.AddColumn(isFull ? column : column.Padding(0, 0, 1, 0));
        }

        for (int i = 0; i < standings.Count; i++)
        {
            table.AddRow(RowOf(i + 1, standings[i], isFull));
        }

        return table;
    }

    private static IEnumerable<IRenderable> RowOf(int rank, Standing standing, bool isFull)
    {
        var (tally, curve) = (standing.Tally, standing.Curve);
        int faulted = standing.Run.Fault is null ? 0 : 1;
        yield return new Text(curve is null ? None : Number(rank));
        yield return new Text(standing.Run.Trader.Signature.Value);
        yield return curve?.TotalReturn is { } total
            ? new Text(Percent(total, signed: true), ToneOf(total))
            : new Text(None);
        yield return new Text(curve is null ? None : Percent(curve.MaxDrawdown?.Depth ?? 0, signed: false));
        yield return new Text(
            curve is null ? None : curve.Points[^1].Equity.Value.ToString("N2", CultureInfo.InvariantCulture)
        );
        yield return new Text(curve is null ? None : Number(tally.Fills));
        yield return new Text(curve is null ? None : Number(tally.Denials));
        string[] sessions =
        [
            .. curve is null
                ? [None, None, None]
                : (string[])
                    [Number(tally.Sessions.Traded), Number(tally.Sessions.Held), Number(tally.Sessions.Undecided)],
            Number(faulted),
        ];
        foreach (string count in isFull ? sessions : [string.Join('/', sessions)])
        {
            yield return new Text(count, faulted > 0 ? new Style(Color.Red) : Style.Plain);
        }
    }

    private static Style ToneOf(double value) =>
        value switch
        {
            > 0 => new Style(Color.Green),
            < 0 => new Style(Color.Red),
            _ => Style.Plain,
        };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double value, bool signed) =>
        value.ToString(signed ? "+0.00%;-0.00%;0.00%" : "0.00%", CultureInfo.InvariantCulture);
}
