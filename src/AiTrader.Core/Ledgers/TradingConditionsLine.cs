using AiTrader.Rules;

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
                FeeSchedule = conditions.FeeSchedule?.Name,
                VolumeLimit = Text(conditions.VolumeLimit ?? 0),
                PriceLimits = Flag(conditions.PriceLimits),
                OddLots = Flag(conditions.OddLots),
                CorporateActions = Flag(conditions.CorporateActions),
            };

    /// <summary>The conditions of a line.</summary>
    /// <exception cref="FormatException">A member is not a number.</exception>
    /// <exception cref="ArgumentException">A member is outside its range.</exception>
    public static TradingConditions ReadConditions(this LedgerEntryLine line)
    {
        var conditions = new TradingConditions
        {
            FeeRate = Number(line.FeeRate) ?? 0,
            MinimumFee = new Money(Number(line.MinimumFee) ?? 0),
            FeeSchedule = ScheduleOf(line.FeeSchedule),
            SlippageBasisPoints = Number(line.Slippage) ?? 0,
            VolumeLimit = Number(line.VolumeLimit),
            PriceLimits = line.PriceLimits ?? false,
            OddLots = line.OddLots ?? false,
            CorporateActions = line.CorporateActions ?? false,
        };
        return conditions == TradingConditions.None ? TradingConditions.None : conditions;
    }

    // No member has zero as a value of its own: a limit of zero is refused.
    private static string? Text(decimal value) => value == 0 ? null : PlainDecimal.Format(value);

    private static bool? Flag(bool value) => value ? true : null;

    // Fees that a later version knows are not replaced by none.
    private static FeeSchedule? ScheduleOf(string? name) =>
        name is null
            ? null
            : KnownFees.Find(name)
                ?? throw new FormatException(
                    $"The member feeSchedule is {MessageText.Quote(name)}; this version knows the fees of "
                        + $"{string.Join(", ", KnownFees.All.Select(known => known.Name))}."
                );

    private static decimal? Number(string? text) => LineNumber.Read(text);
}
