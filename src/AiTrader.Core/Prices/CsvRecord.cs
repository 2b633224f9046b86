namespace AiTrader.Prices;

/// <summary>The longest line of a CSV file: its reader keeps a line in one buffer.</summary>
internal static class CsvRecord
{
    public const int MaximumLength = 1 << 16;

    public const string TooLong = "the line has more than 65,536 characters";
}
