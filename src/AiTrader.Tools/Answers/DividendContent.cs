namespace AiTrader.Tools;

/// <summary>A dividend that is due.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Units">The units that it is paid for.</param>
/// <param name="Amount">What is paid.</param>
/// <param name="ExDate">The day from which it is due.</param>
/// <param name="PayDate">The day on which it is paid.</param>
internal sealed record DividendContent(
    Symbol Symbol,
    decimal Units,
    decimal Amount,
    TradingTime ExDate,
    TradingTime PayDate
);
