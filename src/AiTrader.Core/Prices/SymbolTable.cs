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
}
