using System.CommandLine;
using AiTrader.Prices;
using AiTrader.Runner.Input;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary>
/// The options that say what executions cost an account, which rules of its market apply to it, and its limits.
/// </summary>
internal sealed class ConditionOptions
{
    private const string AsOpened = "Default: as the account was opened; for a new account, none.";

    private readonly VenueOptions _venue = new(AsOpened);
    private readonly Option<decimal?> _slippage = CreateSlippage(AsOpened);
    private readonly Option<decimal?> _positionLimit = OptionValue.Of<decimal?>(
        "--position-limit",
        "SHARE",
        $"The largest share of the equity in one symbol, 0.2 for a fifth. {AsOpened}",
        text => OptionNumber.Share(text)
    );
    private readonly Option<Money?> _orderLimit = OptionValue.Of<Money?>(
        "--order-limit",
        "AMOUNT",
        $"The maximum notional of one order. {AsOpened}",
        text => OptionNumber.Amount(text)
    );
    private readonly Option<decimal?> _dailyLoss = OptionValue.Of<decimal?>(
        "--daily-loss",
        "SHARE",
        $"The loss of a day after which nothing is bought until the next, 0.05 for 5 %. {AsOpened}",
        text => OptionNumber.Share(text)
    );

    /// <summary>Adds the options to a command.</summary>
    public ConditionOptions(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    private Option[] All => [.. _venue.All, .. Limits];

    private Option[] Limits => [_slippage, _positionLimit, _orderLimit, _dailyLoss];

    /// <summary>Creates the option of a slippage that is known.</summary>
    /// <param name="fallback">What is true without the option.</param>
    public static Option<decimal?> CreateSlippage(string fallback) =>
        OptionValue.Of<decimal?>(
            "--slippage",
            "POINTS",
            $"How much worse than the open executions are, in basis points, 0 to 1000. {fallback}",
            text => OptionNumber.Within(text, 0, 1_000, "a number from 0 to 1000")
        );

    /// <summary>Whether one of them is given that is a term of an account and nothing else.</summary>
    public bool IsGiven(ParseResult parsed) =>
        _venue.Terms.Concat(Limits).Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>Prices with the splits and dividends that are given.</summary>
    public IPriceSource With(ParseResult parsed, IPriceSource prices) => _venue.With(parsed, prices);

    /// <summary>The conditions of an account with what is given in their place.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="market">The market of the account.</param>
    /// <returns>A change of the conditions with which an account was opened, or of none.</returns>
    /// <exception cref="InputException">The market does not have what is asked for.</exception>
    public Func<TradingConditions, TradingConditions> Read(ParseResult parsed, Market market)
    {
        var venue = _venue.Read(parsed, market);
        var (slippage, position) = (parsed.GetValue(_slippage), parsed.GetValue(_positionLimit));
        var (order, loss) = (parsed.GetValue(_orderLimit), parsed.GetValue(_dailyLoss));
        return opened =>
            venue(opened) with
            {
                SlippageBasisPoints = slippage ?? opened.SlippageBasisPoints,
                PositionLimit = position ?? opened.PositionLimit,
                OrderNotionalLimit = order ?? opened.OrderNotionalLimit,
                DailyLossLimit = loss ?? opened.DailyLossLimit,
            };
    }
}
