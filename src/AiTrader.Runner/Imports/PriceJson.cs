using System.Text.Json;
using AiTrader.Prices;

namespace AiTrader.Runner.Imports;

/// <summary>Reads the bars of one object of Alpha Vantage, or of AI-Trader's merged file.</summary>
internal static class PriceJson
{
    private const int ShownLength = 60;

    /// <summary>Reads an object.</summary>
    /// <param name="text">The object.</param>
    /// <param name="source">The file.</param>
    /// <param name="firstLine">The line on which the object begins.</param>
    /// <param name="bars">Takes the bars.</param>
    public static void Read(string text, string source, long firstLine, ImportedBars bars)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            Read(AlphaVantageSeries.Read(json.RootElement), text, source, firstLine, bars);
        }
        catch (FormatException malformed)
        {
            bars.Refuse(source, firstLine, MessageText.Cut(text, ShownLength), malformed.Message);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            bars.Refuse(
                source,
                firstLine + ((malformed as JsonException)?.LineNumber ?? 0),
                MessageText.Cut(text, ShownLength),
                "it is not JSON, or contains text that is not Unicode"
            );
        }
    }

    private static void Read(AlphaVantageSeries series, string text, string source, long firstLine, ImportedBars bars)
    {
        int at = text.IndexOf($"\"{series.Name}\"", StringComparison.Ordinal);
        (long line, int counted) = (firstLine, 0);
        foreach (var bar in series.Bars)
        {
            at = Math.Max(at, text.IndexOf($"\"{bar.Stamp}\"", Math.Max(at, 0), StringComparison.Ordinal));
            line += text.AsSpan(counted, Math.Max(at - counted, 0)).Count('\n');
            counted = Math.Max(at, counted);
            if (!bar.IsObject)
            {
                bars.Refuse(source, line, bar.Stamp, "the bar is not an object");
                continue;
            }

            bars.Add(
                new RawBar(series.Symbol, bar.Stamp)
                {
                    Open = bar.Open.Text,
                    High = bar.High.Text,
                    Low = bar.Low.Text,
                    Close = bar.Close.Text,
                    Volume = bar.Volume.Text,
                },
                source,
                line
            );
        }
    }
}
