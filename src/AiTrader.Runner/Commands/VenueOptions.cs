using System.CommandLine;
using AiTrader.Prices;
using AiTrader.Runner.Input;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary>The options that say what a market charges, and which of its rules apply to an account.</summary>
/// <param name="fallback">What is true without an option.</param>
internal sealed class VenueOptions(string fallback)
{
    private readonly Option<AskedFees?> _fees = OptionValue.Of<AskedFees?>(
        "--fees",
        "RATE[,MIN]|market",
        "The fee of each execution: a share of its notional, 0.001 for 0.1 %, and a minimum for each order. Or market: "
            + $"what the market of the account charges. {fallback}",
        AskedFees.Parse
    );
    private readonly Option<decimal?> _volumeLimit = OptionValue.Of<decimal?>(
        "--volume-limit",
        "SHARE",
        $"The share of a bar's volume that is executed for one order, 0.1 for a tenth. {fallback}",
        text => OptionNumber.Share(text)
    );
    private readonly Option<bool> _priceLimits = new("--price-limits")
    {
        Description =
            "At an open at the upper price limit of the market nothing is bought, at the lower one nothing is sold. "
            + fallback,
    };
    private readonly Option<bool> _oddLots = new("--odd-lots")
    {
        Description = $"A whole holding that is not a multiple of the market's lot can be sold. {fallback}",
    };

    private readonly ActionsOption _actions = new(fallback);

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [.. Terms, _actions.Option];

    /// <summary>The options that are terms of an account and nothing else.</summary>
    public IReadOnlyList<Option> Terms => [_fees, _volumeLimit, _priceLimits, _oddLots];

    /// <summary>Prices with the splits and dividends that are given.</summary>
    public IPriceSource With(ParseResult parsed, IPriceSource prices) => _actions.With(parsed, prices);

    /// <summary>The conditions of an account with what is given in their place.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="market">The market of the account.</param>
    /// <returns>A change of the conditions with which an account was opened, or of none.</returns>
    /// <exception cref="InputException">The market does not have what is asked for.</exception>
    public Func<TradingConditions, TradingConditions> Read(ParseResult parsed, Market market)
    {
        var (fees, volume) = (parsed.GetValue(_fees), parsed.GetValue(_volumeLimit));
        var (limits, lots) = (parsed.GetValue(_priceLimits), parsed.GetValue(_oddLots));
        Refuse(_priceLimits, new TradingConditions { PriceLimits = limits }.WhyNot(market));
        Refuse(_oddLots, new TradingConditions { OddLots = lots }.WhyNot(market));
        _ = fees?.In(TradingConditions.None, market);
        var actions = _actions.Read(parsed);
        return opened =>
            (fees?.In(opened, market) ?? opened) with
            {
                VolumeLimit = volume ?? opened.VolumeLimit,
                PriceLimits = limits || opened.PriceLimits,
                OddLots = lots || opened.OddLots,
                CorporateActions = actions(opened),
            };
    }

    private static void Refuse(Option option, string? reason)
    {
        if (reason is not null)
        {
            throw new InputException($"{option.Name}: {reason}.");
        }
    }
}
