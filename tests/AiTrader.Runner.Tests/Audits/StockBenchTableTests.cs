using Parquet;
using Parquet.Schema;
using static AiTrader.Runner.Tests.Audits.JudgedRecords;

namespace AiTrader.Runner.Tests.Audits;

/// <summary>StockBench's table of trades, by hand: some cannot be true, and the others are not named.</summary>
internal sealed class StockBenchTableTests : IDisposable
{
    private readonly JudgedRecords _records = new();

    public void Dispose() => _records.Dispose();

    [Test]
    public async Task Each_trade_that_cannot_be_true_is_named_with_its_row()
    {
        string file = await WriteAsync(
            ("2025-03-03", "AAPL", "buy", 10.5, 100, 1050),
            ("2025-03-04", "AAPL", "sell", 4, 101, 404),
            // Nothing of it was bought.
            ("2025-03-04", "MSFT", "sell", 1, 200, 200),
            // The bar has prices from 101 to 104.
            ("2025-03-05", "AAPL", "buy", 1, 90, 90),
            // The value is 204.
            ("2025-03-05", "AAPL", "buy", 2, 102, 999),
            ("2025-03-05", "AAPL", "hold", 2, 102, 204),
            // Twice as much as is held: a split can be the reason.
            ("2025-03-05", "AAPL", "sell", 19, 102, 1938)
        );

        var result = await RunAsync(file, Market.Us, Daily);

        Assert.That(
            Messages(result),
            Is.EqualTo(
                (string[])
                    [
                        "3 'sell 1 MSFT' was done. The order sells 1 MSFT and 0 is held.",
                        "4 AAPL was executed at 90; its bar at 2025-03-05 has prices from 101 to 104.",
                        "5 The trade_value is 999; 204 follows from qty x exec_ref_price.",
                        "6 The side 'hold' is not one of buy, sell.",
                    ]
            )
        );
        Assert.That(result.Notes, Has.One.Contains("cash is not judged").And.One.Contains("a split can be the reason"));
    }

    [Test]
    public async Task A_table_of_something_else_is_refused_with_the_missing_columns()
    {
        string file = await WriteAsync("price", ("2025-03-03", "AAPL", "buy", 10.5, 100, 1050));

        Assert.That(
            async () => await RunAsync(file, Market.Us, Daily),
            Throws.TypeOf<DataFileException>().With.Message.Contains("missing: open_price")
        );
    }

    private Task<string> WriteAsync(
        params (string Day, string Symbol, string Side, double Quantity, double Price, double Value)[] rows
    ) => WriteAsync("open_price", rows);

    private async Task<string> WriteAsync(
        string price,
        params (string Day, string Symbol, string Side, double Quantity, double Price, double Value)[] rows
    )
    {
        DataField[] fields =
        [
            new DataField<string>("ts"),
            new DataField<string>("symbol"),
            new DataField<string>("side"),
            new DataField<double>("qty"),
            new DataField<double>(price),
            new DataField<double>("trade_value"),
        ];
        string path = _records.FileOf("trades.parquet");
        await using var file = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(fields[0], rows.Select(row => $"{row.Day} 00:00:00").ToArray());
        await group.WriteAsync(fields[1], rows.Select(row => row.Symbol).ToArray());
        await group.WriteAsync(fields[2], rows.Select(row => row.Side).ToArray());
        await group.WriteAsync<double>(fields[3], rows.Select(row => row.Quantity).ToArray());
        await group.WriteAsync<double>(fields[4], rows.Select(row => row.Price).ToArray());
        await group.WriteAsync<double>(fields[5], rows.Select(row => row.Value).ToArray());
        return path;
    }
}
