using System.Text.Json.Serialization;

namespace AiTrader.Prices;

/// <summary>A bar and the symbol that it belongs to.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Bar">Its bar.</param>
[JsonConverter(typeof(SymbolBarJsonConverter))]
public readonly record struct SymbolBar(Symbol Symbol, Bar Bar)
{
    /// <summary>The symbol.</summary>
    public Symbol Symbol
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Symbol);
}
