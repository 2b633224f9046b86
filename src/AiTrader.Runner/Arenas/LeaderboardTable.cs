using System.Globalization;
using AiTrader.Performance;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AiTrader.Runner.Arenas;

/// <summary>The traders of a season in the order of <see cref="Ranking"/>.</summary>
internal static class LeaderboardTable
{
    // Below it the counts of sessions share a column, denials are left out, and nothing is spent on borders: 80
    // characters are enough.
    private const int FullWidth = 136;

    private const string None = "-";
    private const string UndecidedMark = "*";
    private const string LearnedMark = "!";

    /// <summary>
    /// Whether a line has room for every column. If not, the counts of sessions share one column, T/H/U/F.
    /// </summary>
    public static bool IsFull(int width) => width >= FullWidth;

    /// <summary>The table.</summary>
    /// <param name="standings">The traders, the best first.</param>
    /// <param name="width">The number of characters in a line.</param>
    public static IRenderable Of(IReadOnlyList<RankedTrader<Standing>> standings, int width)
    {
        bool isFull = IsFull(width);
        bool anyMissing = isFull && standings.Any(ranked => ranked.Trader.Coverage.Counts.Missing > 0);
        var table = new Table().Border(isFull ? TableBorder.Simple : TableBorder.None);
        foreach (string title in Titles(isFull, anyMissing))
        {
            var column = new TableColumn(title)
            {
                NoWrap = true,
                Alignment = title == "Trader" ? Justify.Left : Justify.Right,
            };
            table.AddColumn(isFull ? column : column.Padding(0, 0, 1, 0));
        }

        foreach (var (rank, standing) in standings)
        {
            table.AddRow(RowOf(rank, standing, isFull, anyMissing));
        }

        return table;
    }

    /// <summary>What the marks in a table mean, one line each; empty without marks.</summary>
    public static IEnumerable<string> Legend(IReadOnlyList<RankedTrader<Standing>> standings)
    {
        if (standings.Any(ranked => ranked.Rank is not null && !ranked.Trader.Coverage.IsComplete))
        {
            yield return $"{UndecidedMark} Some sessions were undecided: the trader neither traded nor held.";
        }

        if (standings.Any(ranked => ranked.Rank is null))
        {
            yield return $"{None} Not ranked: sessions faulted or are missing, or the return is not defined.";
        }

        var learned = standings.Select(ranked => ranked.Trader).Where(trader => trader.LearnedCount > 0).ToList();
        foreach (var standing in learned)
        {
            yield return $"{LearnedMark} {standing.Run.Trader.Signature}: {Number(standing.LearnedCount)} of "
                + $"{Number(standing.Coverage.ScheduledCount)} sessions are before its knowledge cutoff"
                + $"{(standing.KnowledgeCutoff is { } day ? $", {new TradingTime(day)}" : "")}.";
        }

        if (learned.Count > 0)
        {
            yield return $"{LearnedMark} Of days before its knowledge cutoff, a model may have learned what happened.";
        }
    }

    private static IEnumerable<string> Titles(bool isFull, bool anyMissing) =>
        isFull
            ?
            [
                "#",
                "Trader",
                "Return",
                "Max drawdown",
                "Final equity",
                "Trades",
                "Denied",
                "Coverage",
                "Traded",
                "Held",
                "Undecided",
                "Faulted",
                .. anyMissing ? (string[])["Missing"] : [],
            ]
            : ["#", "Trader", "Return", "Drawdown", "Equity", "Trades", "Coverage", "T/H/U/F"];

    private static IEnumerable<IRenderable> RowOf(int? rank, Standing standing, bool isFull, bool anyMissing)
    {
        var (tally, coverage, curve) = (standing.Tally, standing.Coverage, standing.Curve);
        var counts = coverage.Counts;
        yield return new Text(RankOf(rank, coverage));
        string mark = standing.LearnedCount > 0 ? $" {LearnedMark}" : "";
        yield return new Text(standing.Run.Trader.Signature.Value + mark);
        yield return curve?.TotalReturn is { } total
            ? new Text(Percent(total, signed: true), rank is null ? Style.Plain : ToneOf(total))
            : new Text(None);
        yield return new Text(curve is null ? None : Percent(curve.MaxDrawdown?.Depth ?? 0, signed: false));
        yield return new Text(
            curve is null ? None : curve.Points[^1].Equity.Value.ToString("N2", CultureInfo.InvariantCulture)
        );
        yield return new Text(curve is null ? None : Number(tally.Fills));
        if (isFull)
        {
            yield return new Text(curve is null ? None : Number(tally.Denials));
        }

        yield return new Text($"{Number(coverage.DecidedCount)}/{Number(coverage.ScheduledCount)}", ToneOf(coverage));
        string[] sessions =
        [
            .. curve is null
                ? [None, None, None]
                : (string[])[Number(counts.Traded), Number(counts.Held), Number(counts.Undecided)],
            Number(counts.Faulted),
            .. anyMissing ? (string[])[Number(counts.Missing)] : [],
        ];
        var tone = counts.Faulted > 0 ? new Style(Color.Red) : Style.Plain;
        string[] columns = isFull ? sessions : [string.Join('/', sessions)];
        foreach (string count in columns)
        {
            yield return new Text(count, tone);
        }
    }

    private static string RankOf(int? rank, SessionCoverage coverage) =>
        rank is { } place ? Number(place) + (coverage.IsComplete ? "" : UndecidedMark) : None;

    private static Style ToneOf(SessionCoverage coverage) =>
        coverage.IsComplete ? Style.Plain : new Style(coverage.IsRankable ? Color.Yellow : Color.Red);

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
