using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace AiTrader.Runner.Texts;

/// <summary>Reads columns of a Parquet file as text, as pandas and DuckDB write it.</summary>
internal static class ParquetTable
{
    // Far fewer than any machine reads.
    private const double BytesPerSecond = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="choose">
    /// Returns the places of the columns to read, of their names; -1 for one that is absent, and no place at all to
    /// read nothing.
    /// </param>
    /// <param name="add">Takes the values of a row, and its number from 1.</param>
    /// <exception cref="DataFileException">It is not Parquet, or is damaged.</exception>
    public static async Task ReadAsync(
        string file,
        Func<IReadOnlyList<string>, IReadOnlyList<int>> choose,
        Action<string?[], long> add
    )
    {
        try
        {
            await ReadInTimeAsync(file, choose, add);
        }
#pragma warning disable CA1031 // The reader of a damaged file fails in many ways: all of them are bad input.
        catch (Exception unreadable) when (unreadable is not (DataFileException or UnauthorizedAccessException))
#pragma warning restore CA1031
        {
            throw new DataFileException(file, 1, "", "the file is not Parquet, or is damaged", unreadable);
        }
    }

    // The package does not end on a number that the end of its metadata cuts off, and cannot be told to.
    private static TimeSpan LongestTimeOf(string file) =>
        TimeSpan.FromSeconds(5 + (new FileInfo(file).Length / BytesPerSecond));

    private static async Task ReadInTimeAsync(
        string file,
        Func<IReadOnlyList<string>, IReadOnlyList<int>> choose,
        Action<string?[], long> add
    )
    {
        var longest = LongestTimeOf(file);
        var reading = Task.Run(() => ReadFileAsync(file, choose, add));
        if (await Task.WhenAny(reading, Task.Delay(longest)) != reading)
        {
            throw new DataFileException(
                file,
                1,
                "",
                $"the file was not read within {longest.TotalSeconds:0} seconds: it is damaged, or the machine "
                    + "is too busy"
            );
        }

        await reading;
    }

    private static async Task ReadFileAsync(
        string file,
        Func<IReadOnlyList<string>, IReadOnlyList<int>> choose,
        Action<string?[], long> add
    )
    {
        await using var bytes = File.OpenRead(file);
        await using var parquet = await ParquetReader.CreateAsync(bytes);
        await ReadAsync(parquet, choose, add);
    }

    private static async Task ReadAsync(
        ParquetReader parquet,
        Func<IReadOnlyList<string>, IReadOnlyList<int>> choose,
        Action<string?[], long> add
    )
    {
        var fields = parquet.Schema.DataFields;
        var at = choose([.. fields.Select(field => field.Name)]);
        long line = 0;
        for (int i = 0; i < parquet.RowGroupCount && at.Count > 0; i++)
        {
            using var group = parquet.OpenRowGroupReader(i);
            var columns = new List<string?[]?>();
            foreach (int index in at)
            {
                columns.Add(index < 0 ? null : await ReadAsync(group, fields[index]));
            }

            for (int row = 0; row < group.RowCount; row++)
            {
                add([.. columns.Select(column => column?[row])], ++line);
            }
        }
    }

    private static async Task<string?[]> ReadAsync(ParquetRowGroupReader group, DataField field)
    {
        var type = field.ClrType;
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>))
        {
            string?[] texts = new string?[group.RowCount];
            await group.ReadAsync(field, texts.AsMemory()!);
            return texts;
        }

        return type == typeof(double) ? await ReadAsync<double>(group, field, TextOf)
            : type == typeof(float) ? await ReadAsync<float>(group, field, value => TextOf(value))
            : type == typeof(decimal) ? await ReadAsync<decimal>(group, field, TextOf)
            : type == typeof(long) ? await ReadAsync<long>(group, field, TextOf)
            : type == typeof(int) ? await ReadAsync<int>(group, field, TextOf)
            : type == typeof(DateOnly) ? await ReadAsync<DateOnly>(group, field, TextOf)
            : type == typeof(DateTime) ? await ReadAsync<DateTime>(group, field, TextOf)
            : throw new NotSupportedException($"The column {field.Name} has a type that is not read.");
    }

    private static async Task<string?[]> ReadAsync<T>(
        ParquetRowGroupReader group,
        DataField field,
        Func<T, string?> write
    )
        where T : struct
    {
        if (field.IsNullable)
        {
            var values = new T?[group.RowCount];
            await group.ReadAsync(field, values.AsMemory());
            return Array.ConvertAll(values, value => value is { } known ? write(known) : null);
        }

        var all = new T[group.RowCount];
        await group.ReadAsync(field, all.AsMemory());
        return Array.ConvertAll(all, value => write(value));
    }

    // pandas writes a missing number as NaN.
    private static string? TextOf(double value) =>
        double.IsNaN(value) ? null : value.ToString("R", CultureInfo.InvariantCulture);

    private static string? TextOf(float value) =>
        float.IsNaN(value) ? null : value.ToString("R", CultureInfo.InvariantCulture);

    private static string? TextOf(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? TextOf(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? TextOf(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? TextOf(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? TextOf(DateTime value) =>
        value.ToString(
            value.Kind == DateTimeKind.Utc ? "yyyy-MM-dd HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd HH:mm:ss.FFFFFFF",
            CultureInfo.InvariantCulture
        );
}
