using System.ComponentModel.DataAnnotations;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>How an application trades. Validated when it starts; every wrong value is named at once.</summary>
public sealed class AiTraderOptions
{
    /// <summary>How many traders an arena runs at once; 1-1024, the number of processors unless set.</summary>
    [Range(1, 1024)]
    public int Parallelism { get; set; } = Environment.ProcessorCount;

    /// <summary>The fee as a share of an order's notional; 0-1, none unless set. 0.001 is ten basis points.</summary>
    [Range(0.0, 1.0)]
    public decimal FeeRate { get; set; }

    /// <summary>The least fee of an execution; zero or more, none unless set.</summary>
    [Range(0.0, 1_000_000_000.0)]
    public decimal MinimumFee { get; set; }

    /// <summary>By how many basis points executions are worse than the quote; 0-1000, none unless set.</summary>
    [Range(0.0, 1000.0)]
    public decimal SlippageBasisPoints { get; set; }

    /// <summary>The most that one order may be worth; at least 0.01, no limit unless set.</summary>
    [Range(0.01, 1_000_000_000_000.0)]
    public decimal? OrderNotionalLimit { get; set; }

    /// <summary>The largest share of the equity in one symbol; 0.0001-1, no limit unless set.</summary>
    [Range(0.0001, 1.0)]
    public decimal? PositionLimit { get; set; }

    /// <summary>
    /// The loss of a day, as a share of its first equity, after which nothing is bought; 0.0001-1, no limit unless set.
    /// </summary>
    [Range(0.0001, 1.0)]
    public decimal? DailyLossLimit { get; set; }
}
