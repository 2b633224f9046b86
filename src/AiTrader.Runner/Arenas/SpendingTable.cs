using AiTrader.Performance;
using AiTrader.Runner.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AiTrader.Runner.Arenas;

/// <summary>What the traders of a leaderboard asked of their models: requests, tokens and cost.</summary>
internal static class SpendingTable
{
    private const string None = "-";

    /// <summary>Whether any trader has asked a model.</summary>
    public static bool IsNeeded(IEnumerable<RankedTrader<Standing>> standings) =>
        standings.Any(ranked => ranked.Trader.Spending.Totals.Count > 0);

    /// <summary>The table, in the order of the leaderboard.</summary>
    /// <param name="standings">The traders.</param>
    /// <param name="width">The number of characters in a line.</param>
    public static IRenderable Of(IReadOnlyList<RankedTrader<Standing>> standings, int width)
    {
        bool isFull = LeaderboardTable.IsFull(width);
        var table = new Table().Border(isFull ? TableBorder.Simple : TableBorder.None);
        foreach (string title in Titles(isFull))
        {
            bool isText = title is "Trader" or "Failures";
            var column = new TableColumn(title)
            {
                NoWrap = title != "Failures",
                Alignment = isText ? Justify.Left : Justify.Right,
            };
            table.AddColumn(isFull ? column : column.Padding(0, 0, 1, 0));
        }

        foreach (var (_, standing) in standings)
        {
            table.AddRow(RowOf(standing, isFull).Select(text => new Text(text)));
        }

        return table;
    }

    /// <summary>What the table means, one line each, with what a narrow one has no room for.</summary>
    public static IEnumerable<string> Legend(IReadOnlyList<RankedTrader<Standing>> standings, int width)
    {
        foreach (var standing in standings.Select(ranked => ranked.Trader))
        {
            if (!LeaderboardTable.IsFull(width) && standing.Spending.ReasonsText is { Length: > 0 } reasons)
            {
                yield return $"Failed requests of {standing.Run.Trader.Signature}: {reasons}.";
            }
        }

        yield return "Requests include those that were repeated; tokens in include those of a cache.";
        yield return "Cost: in the currency of the prices of the traders file; - is not known.";
        yield return "A decision: the cost for each session that traded or held.";
        if (standings.Any(ranked => ranked.Trader.Spending is { IsCostPartial: true } or { AreTokensPartial: true }))
        {
            yield return Spending.PartialText;
        }
    }

    private static string[] Titles(bool isFull) =>
        isFull
            ?
            [
                "Trader",
                "Requests",
                "Retries",
                "Tokens in",
                "Cached",
                "Written",
                "Tokens out",
                "Cost",
                "A decision",
                "Failures",
            ]
            : ["Trader", "Asked", "Retries", "In", "Cached", "Out", "Cost", "A decision"];

    private static IEnumerable<string> RowOf(Standing standing, bool isFull)
    {
        var spending = standing.Spending;
        var totals = spending.Totals;
        string?[] cells =
        [
            standing.Run.Trader.Signature.Value,
            spending.CountText(spending.RequestCount),
            spending.CountText(spending.RetryCount),
            spending.ShortTokensText(totals.InputTokens),
            spending.ShortTokensText(totals.CacheReadTokens),
            .. isFull ? (string?[])[spending.ShortTokensText(totals.CacheWrittenTokens)] : [],
            spending.ShortTokensText(totals.OutputTokens),
            spending.CostText,
            spending.CostPerDecisionText,
            .. isFull ? (string?[])[spending.ReasonsText] : [],
        ];
        return cells.Select(cell => cell ?? None);
    }
}
