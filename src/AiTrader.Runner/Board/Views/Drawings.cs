using System.Collections.Concurrent;
using AiTrader.Runner.Reports;

namespace AiTrader.Runner.Board.Views;

/// <summary>
/// Markup that takes long to draw, kept until its trader has traded again: many people look at the same pages.
/// </summary>
internal sealed class Drawings
{
    private const int Most = 128;

    private readonly ConcurrentDictionary<string, (string Version, Lazy<string> Markup)> _kept = new();

    /// <summary>The markup of a key; drawn again if the report has other traders, or others of their entries.</summary>
    public string Find(string key, Report report, Func<string> draw)
    {
        string version = VersionOf(report);
        if (_kept.Count > Most)
        {
            _kept.Clear();
        }

        return _kept
            .AddOrUpdate(
                key,
                _ => (version, new Lazy<string>(draw)),
                (_, kept) => kept.Version == version ? kept : (version, new Lazy<string>(draw))
            )
            .Markup.Value;
    }

    private static string VersionOf(Report report)
    {
        var hash = new HashCode();
        foreach (var trader in report.Traders)
        {
            hash.Add(trader.Facts.Signature);
            hash.Add(trader.Rank);
            hash.Add(trader.Facts.Counts);
        }

        return $"{report.Traders.Count} {report.Times.Count} {hash.ToHashCode()}";
    }
}
