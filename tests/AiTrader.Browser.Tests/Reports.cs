using System.Diagnostics;
using System.Globalization;
using System.Text;
using AiTrader.Testing;

namespace AiTrader.Browser.Tests;

/// <summary>Reports that the real program has made.</summary>
/// <param name="folder">Where it works.</param>
internal sealed class Reports(TemporaryFolder folder)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "aitrader.dll");

    /// <summary>The recorded models of the corpus on US shares by the day.</summary>
    public async Task<string> OfCorpusAsync()
    {
        string prices = SharedCorpus.PathOf("prices", "us_daily.csv.gz");
        foreach (string orders in Directory.EnumerateFiles(SharedCorpus.PathOf("us_daily"), "*.orders.jsonl").Order())
        {
            string agent = Path.GetFileName(orders)[..^".orders.jsonl".Length];
            await RunAsync(
                "replay",
                "--market",
                "us",
                "--prices",
                prices,
                "--orders",
                orders,
                "--signature",
                agent,
                "--model",
                agent,
                "--cash",
                "10000",
                "--opened",
                "2025-10-01",
                "--store",
                "sqlite:corpus.db",
                "--out",
                "outcomes.jsonl"
            );
        }

        return await ReportAsync("corpus", prices);
    }

    /// <summary>A run of the scripted model and the baselines, sixty days.</summary>
    public async Task<string> OfRunAsync()
    {
        await File.WriteAllTextAsync(folder.File("prices.csv"), Prices());
        await RunAsync("run", "--prices", "prices.csv", "--store", "sqlite:run.db");
        return await ReportAsync("run", "prices.csv");
    }

    /// <summary>Traders of which some faulted, stopped early or did not decide.</summary>
    public async Task<string> OfGapsAsync()
    {
        await File.WriteAllTextAsync(folder.File("gaps.csv"), Prices());
        await StoreWithGaps.WriteAsync(folder.File("gaps.db"), folder.File("gaps.csv"));
        return await ReportAsync("gaps", "gaps.csv");
    }

    /// <summary>Traders whose models were asked, one of them about days that it may know.</summary>
    public async Task<string> OfCostsAsync()
    {
        await File.WriteAllTextAsync(folder.File("costs.csv"), Prices());
        await StoreWithCosts.WriteAsync(folder.File("costs.db"), folder.File("costs.csv"));
        return await ReportAsync("costs", "costs.csv");
    }

    /// <summary>A store of hostile texts.</summary>
    public async Task<string> OfHostileStoreAsync()
    {
        await HostileStore.WriteAsync(folder.File("hostile.db"));
        await File.WriteAllTextAsync(folder.File("hostile.csv"), HostileStore.Prices);
        return await ReportAsync("hostile", "hostile.csv");
    }

    private async Task<string> ReportAsync(string store, string prices)
    {
        await RunAsync(
            "report",
            "--store",
            $"sqlite:{store}.db",
            "--prices",
            prices,
            "--out",
            $"{store}-report",
            "--format",
            "html"
        );
        return new Uri(Path.Combine(folder.Path, $"{store}-report", "report.html")).AbsoluteUri;
    }

    private async Task RunAsync(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Program, .. arguments])
            {
                WorkingDirectory = folder.Path,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, error);
    }

    /// <summary>Sixty days of four symbols.</summary>
    public static string Prices()
    {
        var csv = new StringBuilder("timestamp,symbol,open,high,low,close,volume\n");
        for (int symbol = 0; symbol < 4; symbol++)
        {
            for (int day = 0; day < 60; day++)
            {
                double price = 100 + (20 * Math.Sin((day / 7.0) + symbol));
                csv.Append(
                    CultureInfo.InvariantCulture,
                    $"{new DateOnly(2025, 6, 2).AddDays(day):yyyy-MM-dd},SYM{symbol},{price:0.00},"
                        + $"{price + 2:0.00},{price - 2:0.00},{price + 1:0.00},1000\n"
                );
            }
        }

        return csv.ToString();
    }
}
