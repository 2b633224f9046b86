using System.Text;
using AiTrader.Prices;
using AiTrader.Runner.Imports;
using AiTrader.Runner.Input;

namespace AiTrader.Fuzzing.Targets;

/// <summary>Prices, splits and dividends, and what is imported as such.</summary>
internal static class PriceTargets
{
    private static readonly string Csv = Seed.Read("daily.csv");

    private const string Hours =
        "timestamp,symbol,open,high,low,close,volume\n2025-10-09 10:30:00,600519.SH,10,11,9,10.5,7\n";

    private static readonly string Lines = Seed.Read("merged.jsonl");
    private static readonly string Actions = Seed.Read("actions.csv");
    private static readonly string Download = Seed.Read("download.json");

    /// <summary>Creates the targets.</summary>
    public static IEnumerable<FuzzTarget> Create() =>
        [
            new("prices-csv", Seed.Of(Csv, Hours), input => Read(input, "p.csv"), typeof(DataFileException)),
            new("prices-gz", [Seed.Compressed(Csv)], input => Read(input, "p.csv.gz"), typeof(DataFileException)),
            new("prices-jsonl", Seed.Of(Lines), input => Read(input, "p.jsonl"), typeof(DataFileException)),
            new("actions", Seed.Of(Actions), ReadActions, typeof(DataFileException)),
            Import("import-csv", "p.csv", Seed.Of(Csv, "Date;Open;Close\n2025-10-01;1;2\n")),
            Import("import-json", "p.json", Seed.Of(Download)),
            Import("import-jsonl", "merged.jsonl", Seed.Of(Lines)),
            Import("import-parquet", "p.parquet", [ParquetSeed.Create()]),
            Import("import-trades", "trades.parquet", [ParquetSeed.Create()]),
        ];

    private static FuzzTarget Import(string name, string file, byte[][] seeds) =>
        new(
            name,
            seeds,
            async input =>
                await AiTrader.Runner.Imports.Import.ReadAsync(
                    ImportSources.Of(input.File(file)),
                    new ImportTerms(Symbol.Parse("AAA"), TimeZoneInfo.Utc, new Dictionary<string, Symbol>())
                ),
            typeof(DataFileException),
            typeof(InputException),
            typeof(InvalidDataException)
        )
        {
            // A damaged Parquet file can take the five seconds after which it is refused.
            LongestTime = TimeSpan.FromSeconds(file.EndsWith(".parquet", StringComparison.Ordinal) ? 20 : 2),
        };

    private static Task Read(FuzzInput input, string name)
    {
        var series = PriceFile.CreateSource(input.File(name)).Read();
        var again = PriceFile.CreateSource(input.File("again.csv", Encoding.UTF8.GetBytes(Write(series)))).Read();
        Seed.RequireEqual(Write(series), Write(again), "The series");
        return Task.CompletedTask;
    }

    private static string Write(PriceSeries series)
    {
        var text = new StringBuilder("timestamp,symbol,open,high,low,close,volume\n");
        foreach (var symbol in series.Symbols)
        {
            foreach (var bar in series.GetBars(symbol))
            {
                string volume = bar.Volume is { } traded ? PlainDecimal.Format(traded) : "";
                text.Append($"{bar.Time},{symbol},{bar.Open},{bar.High},{bar.Low},{bar.Close},{volume}\n");
            }
        }

        return text.ToString();
    }

    private static Task ReadActions(FuzzInput input)
    {
        var actions = CorporateActionFile.Read(input.File("a.csv"));
        string text = string.Join(
            '\n',
            actions.All.Select(CorporateActionFile.Write).Prepend(CorporateActionFile.Header)
        );
        var again = CorporateActionFile.Read(input.File("again.csv", Encoding.UTF8.GetBytes(text)));
        Seed.RequireEqual(string.Join(';', actions.All), string.Join(';', again.All), "The actions");
        return Task.CompletedTask;
    }
}
