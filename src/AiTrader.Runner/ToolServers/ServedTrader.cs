using AiTrader.Runner.Hosting;

namespace AiTrader.Runner.ToolServers;

/// <summary>The trader of every call.</summary>
/// <param name="Signature">Its signature.</param>
/// <param name="ModelId">The model that decides.</param>
/// <param name="Sessions">Its sessions.</param>
/// <param name="Cash">The initial cash of its account, if it is not open; null if it must be open.</param>
/// <param name="Accounts">Opens its account.</param>
internal sealed record ServedTrader(
    Signature Signature,
    ModelId ModelId,
    ServedSessions Sessions,
    Money? Cash,
    AccountOpening Accounts
)
{
    /// <summary>Its context at a time.</summary>
    public TradingContext At(TradingTime time) => TradingContext.For(Signature).Using(ModelId).At(time);
}
