using AiTrader.Rules;
using AiTrader.Runner.Input;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary>The fees that <c>--fees</c> asks for: a rate and a minimum, or those of the market.</summary>
/// <param name="Rate">The share of the notional.</param>
/// <param name="Minimum">The minimum of an order.</param>
/// <param name="AreOfMarket">Whether the market's own are asked for; rate and minimum are zero then.</param>
internal sealed record AskedFees(decimal Rate, Money Minimum, bool AreOfMarket)
{
    private const string OfMarket = "market";

    /// <summary>Reads the value of the option.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static AskedFees Parse(string text)
    {
        const string Allowed =
            "a share from 0 to 1, for example 0.001, and after a comma a minimum, for example 0.001,1; or market";
        return text.Split(',') switch
        {
            [OfMarket] => new AskedFees(0, Money.Zero, AreOfMarket: true),
            [var rate] => new AskedFees(OptionNumber.Within(rate, 0, 1, Allowed), Money.Zero, AreOfMarket: false),
            [var rate, var minimum] => new AskedFees(
                OptionNumber.Within(rate, 0, 1, Allowed),
                new Money(OptionNumber.Within(minimum, 0, decimal.MaxValue, Allowed)),
                AreOfMarket: false
            ),
            _ => throw TextValue.Refusal(text, Allowed),
        };
    }

    /// <summary>Conditions with these fees.</summary>
    /// <exception cref="InputException">The fees of the market are not known.</exception>
    public TradingConditions In(TradingConditions conditions, Market market)
    {
        var without = conditions with { FeeSchedule = null, FeeRate = 0, MinimumFee = Money.Zero };
        return AreOfMarket
            ? without with
            {
                FeeSchedule =
                    KnownFees.Find(market.Name)
                    ?? throw new InputException($"--fees market: the fees of the market {market} are not known."),
            }
            : without with
            {
                FeeRate = Rate,
                MinimumFee = Minimum,
            };
    }
}
