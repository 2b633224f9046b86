using System.ComponentModel.DataAnnotations;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// How an application trades. The options are validated when the application starts, and the error names every invalid
/// value. Fees, slippage and limits become terms of the accounts that are opened (<c>AccountTerms.Conditions</c>): an
/// account that was opened with others is refused, and an application that sets none trades each account by its own.
/// </summary>
public sealed class AiTraderOptions
{
    /// <summary>How many traders an arena runs at once; 1-1024. Default: the number of processors.</summary>
    [Range(1, 1024)]
    public int Parallelism { get; set; } = Environment.ProcessorCount;

    /// <summary>The fee as a share of an order's notional; 0-1. 0.001 is ten basis points. Default: no fee.</summary>
    [Range(0.0, 1.0)]
    public decimal FeeRate { get; set; }

    /// <summary>The minimum fee of an order; zero or more. Default: none.</summary>
    [Range(0.0, 1_000_000_000.0)]
    public decimal MinimumFee { get; set; }

    /// <summary>
    /// The fees of a market in place of a rate and a minimum: the name of one of <c>KnownFees</c>, as in <c>us</c>.
    /// Default: none.
    /// </summary>
    public string? FeeSchedule { get; set; }

    /// <summary>The number of basis points by which executions are worse than the quote; 0-1000. Default: 0.</summary>
    [Range(0.0, 1000.0)]
    public decimal SlippageBasisPoints { get; set; }

    /// <summary>The share of a bar's volume that is executed for one order; 0.0001-1. Default: no limit.</summary>
    [Range(0.0001, 1.0)]
    public decimal? VolumeLimit { get; set; }

    /// <summary>Whether the price limits of the market apply. Default: false.</summary>
    public bool PriceLimits { get; set; }

    /// <summary>
    /// Whether a whole holding that is not a multiple of the market's lot can be sold. Default: false.
    /// </summary>
    public bool OddLots { get; set; }

    /// <summary>Whether splits and dividends are recorded in the ledgers. Default: false.</summary>
    public bool CorporateActions { get; set; }

    /// <summary>
    /// The symbols that can be bought; others can only be sold. Default: null or empty, all.
    /// </summary>
    public IList<string>? Universe { get; set; }

    /// <summary>How many orders a session can have that are not denied; 1-1000000. Default: no limit.</summary>
    [Range(1, 1_000_000)]
    public int? OrdersPerSession { get; set; }

    /// <summary>
    /// The loss since the opening, as a share of the initial cash, after which nothing is bought; 0.0001-1. Default: no
    /// limit.
    /// </summary>
    [Range(0.0001, 1.0)]
    public decimal? TotalLossLimit { get; set; }

    /// <summary>The last day on which a model can trade. Default: no end.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>
    /// The notional of an order above which it waits for the owner's approval; zero or more. Default: none waits.
    /// </summary>
    [Range(0.0, 1_000_000_000_000.0)]
    public decimal? ApprovalAbove { get; set; }

    /// <summary>The maximum notional of one order; at least 0.01. Default: no limit.</summary>
    [Range(0.01, 1_000_000_000_000.0)]
    public decimal? OrderNotionalLimit { get; set; }

    /// <summary>The maximum share of the equity in one symbol; 0.0001-1. Default: no limit.</summary>
    [Range(0.0001, 1.0)]
    public decimal? PositionLimit { get; set; }

    /// <summary>
    /// The loss of a day, as a share of the equity at its start, after which nothing is bought; 0.0001-1. Default: no
    /// limit.
    /// </summary>
    [Range(0.0001, 1.0)]
    public decimal? DailyLossLimit { get; set; }
}
