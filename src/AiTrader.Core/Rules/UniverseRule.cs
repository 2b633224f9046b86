using System.Globalization;

namespace AiTrader.Rules;

/// <summary>Opt-in: only some symbols are bought. What is held of others can be sold.</summary>
public sealed class UniverseRule : ITradingRule
{
    // A denial is a line of the ledger and of what a model reads.
    private const int MostNames = 100;

    private readonly HashSet<Symbol> _symbols;
    private readonly string _names;

    /// <summary>Creates the rule.</summary>
    /// <param name="symbols">The symbols that can be bought.</param>
    public UniverseRule(IEnumerable<Symbol> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        Symbols = [.. symbols.Select(symbol => NotNull.Require(symbol)).Distinct().Order()];
        _symbols = [.. Symbols];
        _names = NamesOf(Symbols);
    }

    /// <summary>The symbols that can be bought, in ordinal order.</summary>
    public IReadOnlyList<Symbol> Symbols { get; }

    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal) =>
        !proposal.IsBuy || _symbols.Contains(proposal.Order.Symbol)
            ? null
            : new Denial(DenialCodes.Universe, $"{proposal.Order.Symbol} cannot be bought; only {_names} can.");

    private static string NamesOf(IReadOnlyList<Symbol> symbols)
    {
        string names = string.Join(", ", symbols.Take(MostNames));
        return symbols.Count > MostNames
            ? string.Create(CultureInfo.InvariantCulture, $"{names} and {symbols.Count - MostNames} more")
            : names;
    }
}
