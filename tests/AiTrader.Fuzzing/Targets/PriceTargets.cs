using System.Text;
using AiTrader.Prices;
using AiTrader.Runner.Imports;
using AiTrader.Runner.Input;

namespace AiTrader.Fuzzing.Targets;

/// <summary>Prices, splits and dividends, and what is imported as such.</summary>
internal static class PriceTargets
{
    private const string Csv = """
        timestamp,symbol,open,high,low,close,volume
        2025-10-06,AAA,10,11,9,10.5,1000
        2025-10-06,BBB,100,101,99,100.5,1000
        2025-10-07,AAA,11,12,10,11.5,
        2025-10-08,AAA,12,,,,

        """;

    private const string Hours =
        "timestamp,symbol,open,high,low,close,volume\n2025-10-09 10:30:00,600519.SH,10,11,9,10.5,7\n";

    private const string Lines = """
        {"Meta Data":{"2. Symbol":"AAA"},"Time Series (Daily)":{"2025-10-07":{"1. buy price":"11","2. high":"12","3. low":"10","4. sell price":"11.5","5. volume":"1000"},"2025-10-06":{"1. buy price":"10"}}}

        """;

    private const string Actions = """
        ex_date,symbol,kind,value,pay_date
        2025-01-27,AAPL,split,7,
        2025-02-10,MSFT,dividend,0.83,2025-03-13

        """;

    private const string Download = """
        {"Meta Data":{"2. Symbol":"IBM"},"Time Series (Daily)":{"2025-10-07":{"1. open":"11","2. high":"12","3. low":"10","4. close":"11.5","5. volume":"1000"}}}
        """;

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
        );

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
