using System.CommandLine;
using System.Globalization;
using AiTrader.Runner.Input;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary>The options that say what executions cost an account, and its limits.</summary>
internal sealed class ConditionOptions
{
    private const string AsOpened = "Default: as the account was opened; for a new account, none.";

    private readonly Option<(decimal Rate, Money Minimum)?> _fees = OptionValue.Of<(decimal Rate, Money Minimum)?>(
        "--fees",
        "RATE[,MIN]",
        $"The fee of each execution: a share of its notional, 0.001 for 0.1 %, and a minimum. {AsOpened}",
        text => ParseFees(text)
    );
    private readonly Option<decimal?> _slippage = OptionValue.Of<decimal?>(
        "--slippage",
        "POINTS",
        $"How much worse than the open executions are, in basis points, 0 to 1000. {AsOpened}",
        text => ParseWithin(text, 0, 1_000, "a number from 0 to 1000")
    );
    private readonly Option<decimal?> _positionLimit = OptionValue.Of<decimal?>(
        "--position-limit",
        "SHARE",
        $"The largest share of the equity in one symbol, 0.2 for a fifth. {AsOpened}",
        text => ParseShare(text)
    );
    private readonly Option<Money?> _orderLimit = OptionValue.Of<Money?>(
        "--order-limit",
        "AMOUNT",
        $"The maximum notional of one order. {AsOpened}",
        text => ParseAmount(text)
    );
    private readonly Option<decimal?> _dailyLoss = OptionValue.Of<decimal?>(
        "--daily-loss",
        "SHARE",
        $"The loss of a day after which nothing is bought until the next, 0.05 for 5 %. {AsOpened}",
        text => ParseShare(text)
    );

    /// <summary>Adds the options to a command.</summary>
    public ConditionOptions(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    private Option[] All => [_fees, _slippage, _positionLimit, _orderLimit, _dailyLoss];

    /// <summary>Whether one of them is given.</summary>
    public bool IsGiven(ParseResult parsed) => All.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The conditions of an account with what is given in their place.</summary>
    /// <returns>A change of the conditions with which an account was opened, or of none.</returns>
    public Func<TradingConditions, TradingConditions> Read(ParseResult parsed)
    {
        var (fees, slippage) = (parsed.GetValue(_fees), parsed.GetValue(_slippage));
        var (position, order, loss) = (
            parsed.GetValue(_positionLimit),
            parsed.GetValue(_orderLimit),
            parsed.GetValue(_dailyLoss)
        );
        return opened =>
            opened with
            {
                FeeRate = fees?.Rate ?? opened.FeeRate,
                MinimumFee = fees?.Minimum ?? opened.MinimumFee,
                SlippageBasisPoints = slippage ?? opened.SlippageBasisPoints,
                PositionLimit = position ?? opened.PositionLimit,
                OrderNotionalLimit = order ?? opened.OrderNotionalLimit,
                DailyLossLimit = loss ?? opened.DailyLossLimit,
            };
    }

    private static (decimal Rate, Money Minimum) ParseFees(string text)
    {
        const string Allowed =
            "a share from 0 to 1, for example 0.001, and after a comma a minimum, for example 0.001,1";
        return text.Split(',') switch
        {
            [var rate] => (ParseWithin(rate, 0, 1, Allowed), Money.Zero),
            [var rate, var minimum] => (
                ParseWithin(rate, 0, 1, Allowed),
                new Money(ParseWithin(minimum, 0, decimal.MaxValue, Allowed))
            ),
            _ => throw TextValue.Refusal(text, Allowed),
        };
    }

    private static decimal ParseShare(string text)
    {
        const string Allowed = "a share of more than 0 and at most 1, for example 0.2";
        return ParseWithin(text, 0, 1, Allowed) is > 0 and var share ? share : throw TextValue.Refusal(text, Allowed);
    }

    private static Money ParseAmount(string text)
    {
        const string Allowed = "a number of more than 0, for example 1000";
        return ParseWithin(text, 0, decimal.MaxValue, Allowed) is > 0 and var amount
            ? new Money(amount)
            : throw TextValue.Refusal(text, Allowed);
    }

    private static decimal ParseWithin(string text, decimal least, decimal most, string allowed) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
        && value >= least
        && value <= most
            ? value
            : throw TextValue.Refusal(text, allowed);
}
