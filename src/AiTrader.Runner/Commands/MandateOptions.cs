using System.CommandLine;
using System.Globalization;
using AiTrader.Runner.Input;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary>The options that say what the model of an account may do.</summary>
/// <param name="fallback">What is true without an option.</param>
internal sealed class MandateOptions(string fallback)
{
    private readonly Option<IReadOnlyList<Symbol>?> _universe = OptionValue.Of<IReadOnlyList<Symbol>?>(
        "--universe",
        "SYM,SYM…",
        $"The only symbols that can be bought, separated by commas. {fallback}",
        ParseSymbols
    );
    private readonly Option<Money?> _orderLimit = OptionValue.Of<Money?>(
        "--order-limit",
        "AMOUNT",
        $"The maximum notional of one order. {fallback}",
        text => OptionNumber.Amount(text)
    );
    private readonly Option<int?> _ordersPerSession = OptionValue.Of<int?>(
        "--orders-per-session",
        "NUMBER",
        $"The most orders of a session; denied ones do not count. {fallback}",
        text => ParseCount(text)
    );
    private readonly Option<decimal?> _positionLimit = OptionValue.Of<decimal?>(
        "--position-limit",
        "SHARE",
        $"The largest share of the equity in one symbol, 0.2 for a fifth. {fallback}",
        text => OptionNumber.Share(text)
    );
    private readonly Option<decimal?> _dailyLoss = OptionValue.Of<decimal?>(
        "--daily-loss",
        "SHARE",
        $"The loss of a day after which nothing is bought until the next, 0.05 for 5 %. {fallback}",
        text => OptionNumber.Share(text)
    );
    private readonly Option<decimal?> _totalLoss = OptionValue.Of<decimal?>(
        "--total-loss",
        "SHARE",
        $"The loss of the initial cash after which nothing is bought, 0.2 for 20 %. {fallback}",
        text => OptionNumber.Share(text)
    );
    private readonly Option<DateOnly?> _until = OptionValue.Of<DateOnly?>(
        "--until",
        "DAY",
        $"The last day on which orders are allowed. {fallback}",
        text => ParseDay(text)
    );
    private readonly Option<Money?> _approvalAbove = OptionValue.Of<Money?>(
        "--approval-above",
        "AMOUNT",
        "The notional of an order above which it waits until its owner approves it with 'aitrader ledger approve'. "
            + fallback,
        text => ParseSize(text)
    );

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All =>
        [_universe, _orderLimit, _ordersPerSession, _positionLimit, _dailyLoss, _totalLoss, _until, _approvalAbove];

    /// <summary>Whether one of them is given.</summary>
    public bool IsGiven(ParseResult parsed) => All.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>A mandate with what is given in its place.</summary>
    public Func<Mandate, Mandate> Read(ParseResult parsed)
    {
        var given = new Mandate
        {
            Universe = parsed.GetValue(_universe),
            OrderNotionalLimit = parsed.GetValue(_orderLimit),
            OrdersPerSession = parsed.GetValue(_ordersPerSession),
            PositionLimit = parsed.GetValue(_positionLimit),
            DailyLossLimit = parsed.GetValue(_dailyLoss),
            TotalLossLimit = parsed.GetValue(_totalLoss),
            Until = parsed.GetValue(_until),
            ApprovalAbove = parsed.GetValue(_approvalAbove),
        };
        return given.Over;
    }

    private static IReadOnlyList<Symbol> ParseSymbols(string text) =>
        [
            .. text.Split(',')
                .Select(name =>
                    Symbol.TryParse(name, out var symbol)
                        ? symbol
                        : throw TextValue.Refusal(text, "symbols, written as in the prices, separated by commas")
                ),
        ];

    private static int ParseCount(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
            ? value
            : throw TextValue.Refusal(text, "a whole number of more than 0");

    private static Money ParseSize(string text) =>
        new(OptionNumber.Within(text, 0, decimal.MaxValue, "a number of 0 or more, for example 5000"));

    private static DateOnly ParseDay(string text) =>
        TradingTime.TryParse(text, out var time) && !time.IsIntraday
            ? time.Date
            : throw TextValue.Refusal(text, "a day, for example 2025-12-31");
}
