using Parquet;
using Parquet.Schema;

namespace AiTrader.Fuzzing.Targets;

/// <summary>A small Parquet file with the columns of prices and of trades.</summary>
internal static class ParquetSeed
{
    /// <summary>Creates it.</summary>
    public static byte[] Create()
    {
        using var buffer = new MemoryStream();
        WriteAsync(buffer).GetAwaiter().GetResult();
        return buffer.ToArray();
    }

    private static async Task WriteAsync(Stream stream)
    {
        var (time, symbol, side, quantity, open, price) = (
            new DataField("ts", typeof(string), isNullable: true),
            new DataField("symbol", typeof(string), isNullable: true),
            new DataField("side", typeof(string), isNullable: true),
            new DataField("qty", typeof(double), isNullable: false),
            new DataField("open", typeof(double), isNullable: false),
            new DataField("open_price", typeof(double), isNullable: false)
        );
        var stamp = new DataField("timestamp", typeof(string), isNullable: true);
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema(time, symbol, side, quantity, open, price, stamp),
            stream
        );
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(time, (string[])["2025-03-03 00:00:00", "2025-03-04 00:00:00"]);
        await group.WriteAsync(symbol, (string[])["AAA", "AAA"]);
        await group.WriteAsync(side, (string[])["buy", "sell"]);
        await group.WriteAsync<double>(quantity, (double[])[2, 1]);
        await group.WriteAsync<double>(open, (double[])[10, 11]);
        await group.WriteAsync<double>(price, (double[])[10, 11]);
        await group.WriteAsync(stamp, (string[])["2025-03-03", "2025-03-04"]);
    }
}
