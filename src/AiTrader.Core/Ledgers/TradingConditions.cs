using AiTrader.Rules;

namespace AiTrader.Stores;

/// <summary>
/// What executions cost an account, and which rules of its market apply to it. Your own models and rules are not part
/// of it. What its owner allows is a <see cref="Mandate"/>.
/// </summary>
public sealed record TradingConditions
{
    private const decimal MostBasisPoints = 1_000;
    private const decimal Percent = 100;

    /// <summary>No fee and no slippage: what accounts had before they had conditions.</summary>
    public static TradingConditions None { get; } = new();

    /// <summary>The fee as a share of an execution's notional; 0-1. 0.001 is ten basis points. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    /// <exception cref="ArgumentException">There is a <see cref="FeeSchedule"/>.</exception>
    public decimal FeeRate
    {
        get;
        init => field = value == 0 ? 0 : WithoutSchedule(Within(value, 0, 1));
    }

    /// <summary>The minimum fee of an order, in the account's currency; zero or more. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="ArgumentException">There is a <see cref="FeeSchedule"/>.</exception>
    public Money MinimumFee
    {
        get;
        init =>
            field =
                value == Money.Zero ? Money.Zero : new Money(WithoutSchedule(Within(value.Value, 0, decimal.MaxValue)));
    }

    /// <summary>
    /// The fees of a market, in place of <see cref="FeeRate"/> and <see cref="MinimumFee"/>: one of
    /// <see cref="KnownFees"/>. Default: null.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// It is not one of <see cref="KnownFees"/>, or there is a <see cref="FeeRate"/> or a <see cref="MinimumFee"/>; set
    /// them to zero first.
    /// </exception>
    public FeeSchedule? FeeSchedule
    {
        get;
        init => field = value is null ? null : Known(value);
    }

    /// <summary>
    /// The number of basis points by which executions are worse than the quote; 0-1000. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public decimal SlippageBasisPoints
    {
        get;
        init => field = Within(value, 0, MostBasisPoints);
    }

    /// <summary>
    /// The share of a bar's volume that is executed for one order; more than 0, at most 1. Default: null, no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public decimal? VolumeLimit
    {
        get;
        init => field = value is { } limit ? Positive(limit, 1) : null;
    }

    /// <summary>Whether the price limits of the market apply (<see cref="Market.PriceLimits"/>). Default:
    /// false.</summary>
    public bool PriceLimits { get; init; }

    /// <summary>
    /// Whether a whole holding that is not a multiple of the market's lot can be sold. Default: false.
    /// </summary>
    public bool OddLots { get; init; }

    /// <summary>Whether splits and dividends are recorded in the ledger. Default: false.</summary>
    public bool CorporateActions { get; init; }

    /// <summary>Whether there is a fee.</summary>
    public bool HasFee => FeeRate > 0 || MinimumFee > Money.Zero || FeeSchedule is not null;

    /// <summary>
    /// <c>fees of 0.1 % and at least 1, slippage of 5 basis points, price limits</c>; <c>no fees</c>.
    /// </summary>
    public override string ToString() => this == None ? "no fees" : string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        if (FeeSchedule is { } schedule)
        {
            yield return $"the fees of {schedule}";
        }
        else if (HasFee)
        {
            string minimum = MinimumFee > Money.Zero ? $" and at least {MinimumFee}" : "";
            yield return $"fees of {Share(FeeRate)}{minimum}";
        }

        if (SlippageBasisPoints > 0)
        {
            yield return $"slippage of {PlainDecimal.Format(SlippageBasisPoints)} basis points";
        }

        if (VolumeLimit is { } volume)
        {
            yield return $"at most {Share(volume)} of the volume of a bar for each order";
        }

        if (PriceLimits)
        {
            yield return "price limits";
        }

        if (OddLots)
        {
            yield return "a whole holding can be sold as an odd lot";
        }

        if (CorporateActions)
        {
            yield return "splits and dividends";
        }
    }

    /// <summary>Why a market cannot have these conditions; null if it can.</summary>
    internal string? WhyNot(Market market) =>
        PriceLimits && market.PriceLimits is null ? $"the market {market} has no price limits"
        : OddLots && market.LotSize == 1 ? $"the market {market} has no lots, and so no odd lots"
        : null;

    private FeeSchedule Known(FeeSchedule schedule) =>
        !KnownFees.All.Contains(schedule)
            ? throw new ArgumentException(
                $"The fees {schedule} are not one of {string.Join(", ", KnownFees.All.Select(known => known.Name))}.",
                nameof(schedule)
            )
        : HasFee
            ? throw new ArgumentException(
                $"There are fees of {Share(FeeRate)} and at least {MinimumFee}; those of {schedule} take their place.",
                nameof(schedule)
            )
        : schedule;

    private decimal WithoutSchedule(decimal value) =>
        FeeSchedule is null
            ? value
            : throw new ArgumentException(
                $"The fees are those of {FeeSchedule}; a rate and a minimum take their place.",
                nameof(value)
            );

    private static string Share(decimal value) => $"{PlainDecimal.Format(value * Percent)} %";

    private static decimal Within(decimal value, decimal least, decimal most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }

    private static decimal Positive(decimal value, decimal most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }
}
