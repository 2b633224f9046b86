namespace AiTrader.Stores;

/// <summary>What is kept of an exception, and of the session that it broke.</summary>
internal static class FaultText
{
    private const int MaximumLength = 2_000;

    public static string TypeOf(Exception fault) => fault.GetType().FullName ?? fault.GetType().Name;

    /// <summary><c>The model cannot be reached. (SocketException: Connection refused)</c>.</summary>
    public static string MessageOf(Exception fault)
    {
        string message = fault.Message;
        for (
            var inner = fault.InnerException;
            inner is not null && message.Length < MaximumLength;
            inner = inner.InnerException
        )
        {
            message += $" ({inner.GetType().Name}: {inner.Message})";
        }

        return SafeText.WellFormed(message.Length <= MaximumLength ? message : message[..(MaximumLength - 1)] + "…");
    }

    /// <summary>The session of a fault that was kept.</summary>
    /// <exception cref="InvalidDataException">It is none that this library has written.</exception>
    public static TradingContext ContextOf(Signature signature, string time, string model) =>
        ModelId.TryParse(model, out var modelId) && TradingTime.TryParse(time, out var tradingTime)
            ? TradingContext.For(signature).Using(modelId).At(tradingTime)
            : throw new InvalidDataException(
                $"The faults of {signature} were changed: {SafeText.Quote(time)} by {SafeText.Quote(model)} "
                    + $"is no session."
            );
}
