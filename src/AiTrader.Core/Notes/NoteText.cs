namespace AiTrader.Stores;

/// <summary>How a note is read from a store.</summary>
internal static class NoteText
{
    /// <summary>The note of a signature.</summary>
    /// <exception cref="StoreCorruptedException">AiTrader did not write it.</exception>
    public static Note Read(Signature signature, string time, string model, string id, string text) =>
        TradingTime.TryParse(time, out var tradingTime)
        && ModelId.TryParse(model, out var modelId)
        && ClientOrderId.TryParse(id, out var clientOrderId)
        && Note.WhyNot(text) is null
            ? new Note(TradingContext.For(signature).Using(modelId).At(tradingTime), clientOrderId, text)
            : throw Changed(signature, id);

    /// <summary>The refusal of notes that AiTrader did not write.</summary>
    public static StoreCorruptedException Changed(Signature signature, string id) =>
        new(
            signature,
            $"The notes of {signature} were changed: the one at {MessageText.Quote(id)} is not the one that was "
                + "written. Restore the store."
        );
}
