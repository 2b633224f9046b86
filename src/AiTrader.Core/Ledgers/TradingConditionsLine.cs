namespace AiTrader.Stores;

/// <summary>Conditions as members of an entry's line; what is not set has no member.</summary>
internal static class TradingConditionsLine
{
    /// <summary>The line with the members of conditions.</summary>
    public static LedgerEntryLine With(this LedgerEntryLine line, TradingConditions conditions) =>
        conditions == TradingConditions.None
            ? line
            : line with
            {
                FeeRate = Text(conditions.FeeRate),
                MinimumFee = Text(conditions.MinimumFee.Value),
                Slippage = Text(conditions.SlippageBasisPoints),
                OrderLimit = Text(conditions.OrderNotionalLimit?.Value ?? 0),
                PositionLimit = Text(conditions.PositionLimit ?? 0),
                DailyLoss = Text(conditions.DailyLossLimit ?? 0),
            };

    /// <summary>The conditions of a line.</summary>
    /// <exception cref="FormatException">A member is not a number.</exception>
    /// <exception cref="ArgumentException">A member is outside its range.</exception>
    public static TradingConditions ReadConditions(this LedgerEntryLine line)
    {
        string?[] members =
        [
            line.FeeRate,
            line.MinimumFee,
            line.Slippage,
            line.OrderLimit,
            line.PositionLimit,
            line.DailyLoss,
        ];
        return Array.TrueForAll(members, member => member is null)
            ? TradingConditions.None
            : new TradingConditions
            {
                FeeRate = Number(line.FeeRate) ?? 0,
                MinimumFee = new Money(Number(line.MinimumFee) ?? 0),
                SlippageBasisPoints = Number(line.Slippage) ?? 0,
                OrderNotionalLimit = Number(line.OrderLimit) is { } limit ? new Money(limit) : null,
                PositionLimit = Number(line.PositionLimit),
                DailyLossLimit = Number(line.DailyLoss),
            };
    }

    // No member has zero as a value of its own: a limit of zero is refused.
    private static string? Text(decimal value) => value == 0 ? null : PlainDecimal.Format(value);

    private static decimal? Number(string? text) =>
        text is null ? null
        : PlainDecimal.TryParse(text, out decimal value) ? value
        : throw new FormatException($"{MessageText.Quote(text)} is not a number.");
}
