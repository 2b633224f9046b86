using AiTrader.Runner.Service.Http.Answers;
using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Traders;

/// <summary>How far runs are, by the account of their trader.</summary>
/// <param name="market">What is traded.</param>
/// <param name="store">The store.</param>
internal sealed class RunProgress(TradedMarket market, IStore store)
{
    /// <summary>A run, and how far it is.</summary>
    public async Task<RunAnswer> AnswerOfAsync(Run run, CancellationToken cancellationToken) =>
        RunAnswer.Of(run, await store.Ledgers.FindAccountAsync(run.Signature, cancellationToken), market.Schedule);
}
