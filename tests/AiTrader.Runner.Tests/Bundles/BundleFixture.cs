using AiTrader.Prices;

namespace AiTrader.Runner.Tests.Bundles;

/// <summary>A test of a run that is packed.</summary>
internal abstract class BundleFixture : ProgramFixture
{
    protected const string Store = "sqlite:ledgers.db";

    /// <summary>Runs a model with a cassette and three baselines, and packs the run as run.zip.</summary>
    protected async Task BundleAsync(string prompt = "")
    {
        WritePrices();
        string asked = prompt.Length == 0 ? "" : $", \"prompt\": \"{prompt}\"";
        WriteTraders($$""" "provider": "scripted", "cassette": { "record": "tape.jsonl" }{{asked}} """);
        await Program.SucceedAsync("run", "--store", Store, "--prices", "prices.csv", "--traders", "traders.json");
        await PackAsync("run.zip");
    }

    /// <summary>Packs the run.</summary>
    protected Task<ProgramResult> PackAsync(string file) =>
        Program.SucceedAsync(
            "bundle",
            "--store",
            Store,
            "--prices",
            "prices.csv",
            "--traders",
            "traders.json",
            "--out",
            file
        );

    private void WritePrices()
    {
        var prices = SyntheticPriceSource.Daily(5).Read();
        File.WriteAllLines(
            Folder.File("prices.csv"),
            prices
                .Symbols.SelectMany(symbol =>
                    prices
                        .GetBars(symbol)[..45]
                        .ToArray()
                        .Select(bar => $"{bar.Time},{symbol},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume}")
                )
                .Prepend("timestamp,symbol,open,high,low,close,volume")
        );
    }

    /// <summary>Writes the traders file.</summary>
    protected void WriteTraders(string model) =>
        File.WriteAllText(
            Folder.File("traders.json"),
            $$"""
            {
              "traders": [
                { "signature": "demo", "model": { {{model}} } },
                { "signature": "momentum", "baseline": "momentum" },
                { "signature": "random", "baseline": "random" },
                { "signature": "limit-ladder", "baseline": "limit-ladder" }
              ]
            }
            """
        );
}
