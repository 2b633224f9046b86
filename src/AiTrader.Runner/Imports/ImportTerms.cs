namespace AiTrader.Runner.Imports;

/// <summary>What an import knows of the files beside what is in them.</summary>
/// <param name="Symbol">The symbol of a file that has no column for it; null if there is none.</param>
/// <param name="TimeZone">
/// The market's time zone, for stamps that are instants (with an offset, with Z, or seconds since 1970); null to refuse
/// them.
/// </param>
/// <param name="Names">The symbols that get another name, by their name in the files.</param>
internal sealed record ImportTerms(Symbol? Symbol, TimeZoneInfo? TimeZone, IReadOnlyDictionary<string, Symbol> Names)
{
    /// <summary>The symbol of a bar.</summary>
    /// <exception cref="FormatException">The name is not a symbol, and has no other name.</exception>
    public Symbol SymbolOf(string? name)
    {
        string text = name?.Trim() ?? Symbol?.Value ?? "";
        return Names.TryGetValue(text, out var renamed) ? renamed
            : AiTrader.Symbol.TryParse(text, out var symbol) ? symbol
            : throw new FormatException(
                $"the symbol {MessageText.Quote(name)} is refused; give it another name with "
                    + $"--rename {MessageText.Quote($"{text}=NAME")}"
            );
    }
}
