using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Runner.Audits;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Audits;

/// <summary>Records of another system, made for a test, and what the audit finds in them.</summary>
internal sealed class JudgedRecords : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>US stocks in hours.</summary>
    public static PriceSeries Hourly { get; } =
        Prices(
            "2025-10-01 10:00:00,AAA,10,11,9,10.5,1000",
            "2025-10-01 11:00:00,AAA,10.5,12,10,11,1000",
            "2025-10-01 12:00:00,AAA,11,11.5,10.5,11,1000",
            "2025-10-01 13:00:00,AAA,11,12,10.5,12,1000"
        );

    /// <summary>US stocks in days.</summary>
    public static PriceSeries Daily { get; } =
        Prices(
            "2025-03-03,AAPL,100,102,99,101,1000",
            "2025-03-04,AAPL,101,103,100,102,1000",
            "2025-03-05,AAPL,102,104,101,103,1000",
            "2025-03-04,MSFT,200,205,195,202,1000",
            "2025-03-05,MSFT,210,215,205,212,1000"
        );

    /// <summary>Coins in hours of UTC.</summary>
    public static PriceSeries Coins { get; } =
        Prices(
            "2025-10-24 10:00:00,BTC,110000,111000,109000,110500,10",
            "2025-10-24 11:00:00,BTC,110500,112000,110000,111000,10",
            "2025-10-24 12:00:00,BTC,111000,111500,110000,111000,10",
            "2025-10-24 10:00:00,XRP,2.5,2.52,2.48,2.51,10",
            "2025-10-24 11:00:00,XRP,2.51,2.62,2.5,2.6,10"
        );

    public string File(string name, params string[] lines)
    {
        System.IO.File.WriteAllLines(_folder.File(name), lines);
        return _folder.File(name);
    }

    public string FileOf(string name) => _folder.File(name);

    public void Dispose() => _folder.Dispose();

    /// <summary>Audits a file.</summary>
    public static Task<AuditResult> RunAsync(string file, Market market, PriceSeries? series) =>
        RecordsAudit.RunAsync(market, series, file, orders: null);

    /// <summary>The line and the code of each defect.</summary>
    public static string[] Places(AuditResult result) =>
        [.. result.Defects.Select(defect => $"{defect.Line} {defect.Code}")];

    /// <summary>The line and the message of each defect.</summary>
    public static string[] Messages(AuditResult result) =>
        [.. result.Defects.Select(defect => $"{defect.Line} {defect.Message}")];

    private static PriceSeries Prices(params string[] rows)
    {
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllLines(
            folder.File("prices.csv"),
            rows.Prepend("timestamp,symbol,open,high,low,close,volume")
        );
        return PriceFile.CreateSource(folder.File("prices.csv")).Read();
    }
}
