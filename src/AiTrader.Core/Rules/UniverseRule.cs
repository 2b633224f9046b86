namespace AiTrader.Rules;

/// <summary>Opt-in: only some symbols are bought. What is held of others can be sold.</summary>
public sealed class UniverseRule : ITradingRule
{
    private readonly HashSet<Symbol> _symbols;

    /// <summary>Creates the rule.</summary>
    /// <param name="symbols">The symbols that can be bought.</param>
    public UniverseRule(IEnumerable<Symbol> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        Symbols = [.. symbols.Select(symbol => NotNull.Require(symbol)).Distinct().Order()];
        _symbols = [.. Symbols];
    }

    /// <summary>The symbols that can be bought, in ordinal order.</summary>
    public IReadOnlyList<Symbol> Symbols { get; }

    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal) =>
        !proposal.IsBuy || _symbols.Contains(proposal.Order.Symbol)
            ? null
            : new Denial(
                DenialCodes.Universe,
                $"{proposal.Order.Symbol} cannot be bought; only {string.Join(", ", Symbols)} can."
            );
}
