namespace AiTrader.Stores;

/// <summary>How the session of a fault is read from a store.</summary>
internal static class FaultText
{
    /// <summary>The session of a stored fault.</summary>
    /// <exception cref="StoreCorruptedException">AiTrader did not write it.</exception>
    public static TradingContext ContextOf(Signature signature, string time, string model) =>
        ModelId.TryParse(model, out var modelId) && TradingTime.TryParse(time, out var tradingTime)
            ? TradingContext.For(signature).Using(modelId).At(tradingTime)
            : throw new StoreCorruptedException(
                signature,
                $"The faults of {signature} were changed: {MessageText.Quote(time)} by {MessageText.Quote(model)} is "
                    + $"not a session."
            );
}
