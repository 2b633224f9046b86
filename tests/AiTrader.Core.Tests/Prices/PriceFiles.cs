using System.IO.Compression;
using System.Text;
using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Prices;

/// <summary>Price files of a test's own.</summary>
internal static class PriceFiles
{
    public const string Header = "timestamp,symbol,open,high,low,close,volume";

    public const string FirstRow = "2025-10-01,AAA,10,12,9,11,1000";

    public static string Write(this TemporaryFolder folder, string name, params IEnumerable<string> lines) =>
        folder.WriteText(name, string.Concat(lines.Select(line => line + "\n")));

    public static string WriteText(this TemporaryFolder folder, string name, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        File.WriteAllBytes(folder.File(name), name.EndsWith(".gz", StringComparison.Ordinal) ? Compress(bytes) : bytes);
        return folder.File(name);
    }

    /// <summary>All bars of a series, symbol by symbol, as lines of text.</summary>
    public static string[] Lines(PriceSeries series)
    {
        var lines = new List<string>();
        foreach (var symbol in series.Symbols)
        {
            Assert.That(series.Contains(symbol), Is.True);
            foreach (var bar in series.GetBars(symbol))
            {
                lines.Add(
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{symbol} {bar.Time} {bar.Open} {bar.High} {bar.Low} {bar.Close} {bar.Volume}"
                    )
                );
            }
        }

        return [.. lines];
    }

    private static byte[] Compress(byte[] bytes)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
