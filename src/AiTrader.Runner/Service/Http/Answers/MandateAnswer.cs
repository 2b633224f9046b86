using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>What a trader may do, in the words of a traders file; absent members allow everything.</summary>
/// <param name="Universe">The only symbols that can be bought.</param>
/// <param name="OrderLimit">The maximum notional of one order.</param>
/// <param name="OrdersPerSession">The most orders of a session.</param>
/// <param name="PositionLimit">The largest share of the equity in one symbol.</param>
/// <param name="DailyLoss">The loss of a day, as a share, after which nothing is bought.</param>
/// <param name="TotalLoss">The loss of the initial cash, as a share, after which nothing is bought.</param>
/// <param name="Until">The last day on which orders are allowed.</param>
/// <param name="ApprovalAbove">The notional of an order above which it waits for an approval.</param>
internal sealed record MandateAnswer(
    IReadOnlyList<Symbol>? Universe,
    decimal? OrderLimit,
    int? OrdersPerSession,
    decimal? PositionLimit,
    decimal? DailyLoss,
    decimal? TotalLoss,
    DateOnly? Until,
    decimal? ApprovalAbove
)
{
    /// <summary>That of a registration.</summary>
    public static MandateAnswer? Of(Mandate? mandate) =>
        mandate is null
            ? null
            : new(
                mandate.Universe,
                mandate.OrderNotionalLimit?.Value,
                mandate.OrdersPerSession,
                mandate.PositionLimit,
                mandate.DailyLossLimit,
                mandate.TotalLossLimit,
                mandate.Until,
                mandate.ApprovalAbove?.Value
            );
}
