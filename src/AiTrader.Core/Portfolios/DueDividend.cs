using System.Text.Json.Serialization;
using AiTrader.Prices;

namespace AiTrader;

/// <summary>A dividend that an account is owed and that is not paid yet.</summary>
/// <param name="Number">The number of the entry from which it is owed.</param>
/// <param name="Action">The dividend.</param>
/// <param name="Units">The units that it is paid for: those held at the end of the day before the ex date.</param>
/// <param name="Amount">What is paid: units times the cash for one, rounded half to even to 0.01.</param>
[JsonConverter(typeof(DueDividendJsonConverter))]
public sealed record DueDividend(long Number, CorporateAction Action, Quantity Units, Money Amount)
{
    /// <summary>The dividend.</summary>
    public CorporateAction Action
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Action);

    /// <summary>The symbol.</summary>
    public Symbol Symbol => Action.Symbol;

    /// <summary><c>8.3 of MSFT on 2025-03-13</c>.</summary>
    public override string ToString() => $"{Amount} of {Symbol} on {new TradingTime(Action.BookDate)}";
}
