using Sylvan.Data.Csv;

namespace AiTrader.Prices;

/// <summary>One row of a <see cref="CsvTable"/>; its fields are in the order of the table's columns.</summary>
internal readonly struct CsvRow(string path, CsvDataReader csv, int[] at)
{
    /// <summary>The line, from 1; the header is the first one.</summary>
    public long Line => csv.RowNumber + 1;

    /// <summary>A field, valid until the next row is read.</summary>
    public ReadOnlySpan<char> this[int column] => csv.GetFieldSpan(at[column]);

    /// <summary>A field as text.</summary>
    public string GetText(int column) => csv.GetString(at[column]);

    /// <summary>The refusal of a value of this row.</summary>
    public DataFileException Refuse(string value, string reason) => new(path, Line, value, reason);
}
