namespace AiTrader.Runner.Service.Http.Requests;

/// <summary>What a trader may do, in the words of a traders file.</summary>
/// <param name="Universe">The only symbols that can be bought. Default: all.</param>
/// <param name="OrderLimit">The maximum notional of one order. Default: no limit.</param>
/// <param name="OrdersPerSession">The most orders of a session. Default: no limit.</param>
/// <param name="PositionLimit">The largest share of the equity in one symbol. Default: no limit.</param>
/// <param name="DailyLoss">The loss of a day, as a share, after which nothing is bought. Default: no limit.</param>
/// <param name="TotalLoss">
/// The loss of the initial cash, as a share, after which nothing is bought. Default: none.
/// </param>
/// <param name="Until">The last day on which orders are allowed. Default: no end.</param>
/// <param name="ApprovalAbove">
/// The notional of an order above which it waits for an approval. Default: none waits.
/// </param>
internal sealed record MandateRequest(
    IReadOnlyList<string>? Universe,
    decimal? OrderLimit,
    int? OrdersPerSession,
    decimal? PositionLimit,
    decimal? DailyLoss,
    decimal? TotalLoss,
    DateOnly? Until,
    decimal? ApprovalAbove
);
