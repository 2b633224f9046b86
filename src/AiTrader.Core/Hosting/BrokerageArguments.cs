using AiTrader;
using AiTrader.Rules;
using AiTrader.Stores;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What a brokerage of your own can be made of.</summary>
public sealed record BrokerageArguments
{
    /// <summary>The application's services.</summary>
    public required IServiceProvider Services
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The market as of a context's time.</summary>
    public required IMarketData MarketData
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The store in whose ledgers the brokerage records what it answers.</summary>
    public required IStore Store
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The rules, the halt switch first.</summary>
    public required RuleBook Rules
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The fees of executions.</summary>
    public required IFeeModel Fees
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>
    /// The share of a bar's volume that is executed for one order; more than 0, at most 1. Null for no limit.
    /// </summary>
    public required decimal? VolumeLimit { get; init; }

    /// <summary>Whether splits and dividends are recorded.</summary>
    public required bool CorporateActions { get; init; }

    /// <summary>The notional above which an order waits for its owner; null if none waits.</summary>
    public required Money? ApprovalAbove { get; init; }

    /// <summary>The slippage of executions.</summary>
    public required ISlippageModel Slippage
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>
    /// Creates the brokerage that the application has without <see cref="AiTraderBuilder.UseBrokerage"/>, for your own
    /// that is around it.
    /// </summary>
    public SimulatedBrokerage CreateSimulated() =>
        new(MarketData, Store.Ledgers, Rules, Fees, Slippage)
        {
            VolumeLimit = VolumeLimit,
            CorporateActions = CorporateActions,
            ApprovalAbove = ApprovalAbove,
        };
}
