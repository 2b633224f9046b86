using System.Globalization;
using System.Text.Json.Serialization;

namespace AiTrader.Prices;

/// <summary>
/// A split or a cash dividend of one symbol. Prices before its ex date are those of the old units, with the right to
/// the dividend; prices from then on are those of the new units, without it.
/// <code>var action = CorporateAction.CreateSplit(new DateOnly(2020, 8, 31), Symbol.Parse("AAPL"), 4);</code>
/// </summary>
[JsonConverter(typeof(CorporateActionJsonConverter))]
public sealed record CorporateAction
{
    /// <summary>The fewest new units for one old: 0.000001.</summary>
    public const decimal LowestRatio = 0.000001m;

    /// <summary>The most new units for one old: 1,000,000.</summary>
    public const decimal HighestRatio = 1_000_000m;

    /// <summary>The highest dividend for one unit: 1,000,000,000.</summary>
    public const decimal HighestDividend = 1_000_000_000m;

    private CorporateAction(
        DateOnly exDate,
        Symbol symbol,
        CorporateActionKind kind,
        decimal value,
        DateOnly? payDate = null
    )
    {
        (ExDate, Symbol, Kind, Value, PayDate) = (exDate, symbol, kind, PlainDecimal.Normalize(value), payDate);
    }

    /// <summary>The first day of the market on which a unit is bought as it is after the action.</summary>
    public DateOnly ExDate { get; }

    /// <summary>The symbol.</summary>
    public Symbol Symbol { get; }

    /// <summary>Whether it is a split or a dividend.</summary>
    public CorporateActionKind Kind { get; }

    /// <summary>
    /// Of a split, the new units for one old: 4 for four to one, 0.05 for one to twenty. Of a dividend, the cash for
    /// one unit, as it is before a split of the same day. Positive.
    /// </summary>
    public decimal Value { get; }

    /// <summary>
    /// The day on which a dividend is paid, on the ex date or later; null if it is paid on the ex date. A split has
    /// none.
    /// </summary>
    public DateOnly? PayDate { get; }

    /// <summary>Whether it is a split.</summary>
    public bool IsSplit => Kind == CorporateActionKind.Split;

    /// <summary>The day from which it is in the books: the ex date of a split, the pay date of a dividend.</summary>
    public DateOnly BookDate => PayDate ?? ExDate;

    /// <summary>
    /// The new units of old ones, to 12 decimals: a ratio such as one for three is not exact as a decimal, and 300 old
    /// units are 100 new ones.
    /// </summary>
    /// <exception cref="OverflowException">They are beyond what a decimal holds.</exception>
    internal decimal GetUnits(Quantity units) => Math.Round(units.Value * Value, 12, MidpointRounding.ToEven);

    /// <summary>What a dividend pays for units, rounded half to even to 0.01.</summary>
    /// <exception cref="OverflowException">It is beyond what a decimal holds.</exception>
    internal Money GetAmount(Quantity units) => new(Math.Round(units.Value * Value, 2, MidpointRounding.ToEven));

    /// <summary>Creates a split.</summary>
    /// <param name="exDate">The first day of the new units.</param>
    /// <param name="symbol">The symbol.</param>
    /// <param name="ratio">The new units for one old; 0.000001 to 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is outside its range.</exception>
    public static CorporateAction CreateSplit(DateOnly exDate, Symbol symbol, decimal ratio)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        ArgumentOutOfRangeException.ThrowIfLessThan(ratio, LowestRatio);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ratio, HighestRatio);
        return new CorporateAction(exDate, symbol, CorporateActionKind.Split, ratio);
    }

    /// <summary>Creates a dividend.</summary>
    /// <param name="exDate">The first day on which a unit is bought without the dividend.</param>
    /// <param name="symbol">The symbol.</param>
    /// <param name="amount">The cash for one unit; positive, at most 1,000,000,000.</param>
    /// <param name="payDate">The day of the payment; null for the ex date.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is outside its range, or
    /// <paramref name="payDate"/> is before <paramref name="exDate"/>.</exception>
    public static CorporateAction CreateDividend(
        DateOnly exDate,
        Symbol symbol,
        decimal amount,
        DateOnly? payDate = null
    )
    {
        ArgumentNullException.ThrowIfNull(symbol);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, HighestDividend);
        ArgumentOutOfRangeException.ThrowIfLessThan(payDate ?? exDate, exDate, nameof(payDate));
        return new CorporateAction(exDate, symbol, CorporateActionKind.Dividend, amount, payDate);
    }

    /// <summary>As people read it: <c>4:1 split of AAPL on 2020-08-31</c>.</summary>
    public override string ToString() =>
        IsSplit
            ? $"{PlainDecimal.Format(Value)}:1 split of {Symbol} on {TextOf(ExDate)}"
            : $"dividend of {PlainDecimal.Format(Value)} a unit of {Symbol}, ex {TextOf(ExDate)}, paid "
                + TextOf(BookDate);

    private static string TextOf(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
