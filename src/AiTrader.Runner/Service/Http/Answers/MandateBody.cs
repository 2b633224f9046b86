using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>What a trader may do, in the words of a traders file; absent members allow everything.</summary>
internal sealed record MandateBody
{
    /// <summary>The only symbols that can be bought.</summary>
    public IReadOnlyList<Symbol>? Universe { get; init; }

    /// <summary>The maximum notional of one order.</summary>
    public decimal? OrderLimit { get; init; }

    /// <summary>The most orders of a session.</summary>
    public int? OrdersPerSession { get; init; }

    /// <summary>The largest share of the equity in one symbol.</summary>
    public decimal? PositionLimit { get; init; }

    /// <summary>The loss of a day, as a share, after which nothing is bought.</summary>
    public decimal? DailyLoss { get; init; }

    /// <summary>The loss of the initial cash, as a share, after which nothing is bought.</summary>
    public decimal? TotalLoss { get; init; }

    /// <summary>The last day on which orders are allowed.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The notional of an order above which it waits for an approval.</summary>
    public decimal? ApprovalAbove { get; init; }

    /// <summary>That of a registration.</summary>
    public static MandateBody? Of(Mandate? mandate) =>
        mandate is null
            ? null
            : new()
            {
                Universe = mandate.Universe,
                OrderLimit = mandate.OrderNotionalLimit?.Value,
                OrdersPerSession = mandate.OrdersPerSession,
                PositionLimit = mandate.PositionLimit,
                DailyLoss = mandate.DailyLossLimit,
                TotalLoss = mandate.TotalLossLimit,
                Until = mandate.Until,
                ApprovalAbove = mandate.ApprovalAbove?.Value,
            };
}
