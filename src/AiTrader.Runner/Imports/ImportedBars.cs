using System.Globalization;
using AiTrader.Prices;

namespace AiTrader.Runner.Imports;

/// <summary>
/// Bars from any number of files, checked like those of a price file: bars that are not valid in a price file are
/// refused; the others are taken.
/// </summary>
/// <param name="terms">What is known beside the files.</param>
internal sealed class ImportedBars(ImportTerms terms)
{
    private const string Header = "timestamp,symbol,open,high,low,close,volume";

    private readonly Dictionary<(TradingTime Time, Symbol Symbol), TakenBar> _bars = [];
    private readonly List<ImportRefusal> _refusals = [];
    private Resolution? _resolution;

    /// <summary>Whether there was anything, taken or refused.</summary>
    public bool HasContent => _bars.Count + _refusals.Count > 0;

    /// <summary>Takes a bar, or refuses it.</summary>
    public void Add(RawBar raw, string source, long line)
    {
        try
        {
            var (symbol, bar, writtenDay) = raw.Read(terms);
            var resolution = bar.Time.IsIntraday ? Resolution.Intraday : Resolution.Daily;
            _resolution ??= resolution;
            if (resolution != _resolution)
            {
                Refuse(
                    source,
                    line,
                    $"{symbol} {bar.Time}",
                    $"the other bars are {_resolution}; a price file has stamps of one kind"
                );
            }
            else if (!_bars.TryAdd((bar.Time, symbol), new TakenBar(bar, writtenDay, source, line)))
            {
                var first = _bars[(bar.Time, symbol)];
                Refuse(
                    source,
                    line,
                    $"{symbol} {bar.Time}",
                    $"there is a bar of {symbol} at {bar.Time} already, from {first.Source}, line {first.Line}"
                );
            }
        }
        catch (FormatException malformed)
        {
            Refuse(source, line, $"{raw.Symbol} {raw.Time}", malformed.Message);
        }
    }

    /// <summary>Refuses a line.</summary>
    public void Refuse(string source, long line, string value, string reason) =>
        _refusals.Add(new ImportRefusal(source, line, value, reason));

    /// <summary>The price file of the bars that were taken.</summary>
    public ImportFile ToFile(string name)
    {
        bool isDaily = _bars.Values.All(bar => bar.WrittenDay is not null);
        var taken = _bars
            .Select(bar =>
                (
                    Time: isDaily ? new TradingTime(bar.Value.WrittenDay!.Value) : bar.Key.Time,
                    bar.Key.Symbol,
                    bar.Value.Bar
                )
            )
            .OrderBy(bar => bar.Time)
            .ThenBy(bar => bar.Symbol)
            .ToList();
        string what =
            taken.Count == 0
                ? "no bar"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Count(taken.Count, "bar")} of "
                        + $"{Count(taken.Select(bar => bar.Symbol).Distinct().Count(), "symbol")}, "
                        + $"{taken[0].Time} to {taken[^1].Time}"
                ) + HolesOf(taken.Count(bar => !bar.Bar.IsComplete && bar.Time != taken[^1].Time));
        return new ImportFile(
            name,
            taken.Count == 0 ? [] : [Header, .. taken.Select(bar => LineOf(bar.Time, bar.Symbol, bar.Bar))],
            what,
            _refusals
        );
    }

    // The last stamp often lacks figures, because they are still to come.
    private static string HolesOf(int count) =>
        count == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", of which {count:N0} {(count == 1 ? "lacks" : "lack")} a ")
                + "figure";

    private static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");

    private static string LineOf(TradingTime time, Symbol symbol, Bar bar) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{time},{symbol},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume}"
        );

    private sealed record TakenBar(Bar Bar, DateOnly? WrittenDay, string Source, long Line);
}
