namespace AiTrader.Prices;

/// <summary>
/// Gives one <see cref="Symbol"/> for each text, so that a million rows of a hundred symbols create a hundred objects.
/// </summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);

    /// <summary>The symbol; null if the text is not a symbol.</summary>
    public Symbol? Find(ReadOnlySpan<char> text)
    {
        var lookup = _symbols.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var symbol) && Symbol.TryParse(text.ToString(), out symbol))
        {
            lookup[text] = symbol;
        }

        return symbol;
    }

    /// <summary>The symbol in a field of a row.</summary>
    /// <exception cref="DataFileException">The field is not a symbol.</exception>
    public Symbol Require(CsvRow row, int column) =>
        Find(row[column])
        ?? throw row.Refuse(row.GetText(column), $"the symbol is refused; allowed are {Symbol.Rule.Allowed}");
}
