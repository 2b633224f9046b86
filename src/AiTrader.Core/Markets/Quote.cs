using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>The price at which a symbol can be traded at a time: the open of the bar with that stamp.</summary>
/// <param name="Symbol">The symbol; not null.</param>
/// <param name="Time">The time.</param>
/// <param name="Price">The amount for one unit, before slippage and fee.</param>
[JsonConverter(typeof(QuoteJsonConverter))]
public readonly record struct Quote(Symbol Symbol, TradingTime Time, Price Price)
{
    /// <summary>The symbol.</summary>
    public Symbol Symbol
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = Symbol ?? throw new ArgumentNullException(nameof(Symbol));
}
