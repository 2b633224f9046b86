using AiTrader.Tools;
using Microsoft.Extensions.Logging;

sealed class Mine(ILogger<IMarketData> logger, Func<ITradingDesk, IMarketData> of, ChatDecisionMaker inner)
    : IDecisionMaker
{
    public ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default) =>
        logger.IsEnabled(LogLevel.Debug) || of(desk).Market is null ? default : inner.DecideAsync(context, desk, token);
}
