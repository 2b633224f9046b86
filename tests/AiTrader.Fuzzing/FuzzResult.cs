namespace AiTrader.Fuzzing;

/// <summary>What a reader did with an input.</summary>
/// <param name="Kind">A name of what happened, equal for inputs that fail alike.</param>
/// <param name="Detail">The message, or what else is to be said.</param>
/// <param name="IsFinding">Whether it must not happen.</param>
internal sealed record FuzzResult(string Kind, string Detail, bool IsFinding)
{
    /// <summary>The input was read.</summary>
    public static FuzzResult Accepted { get; } = new("accepted", "", IsFinding: false);

    public override string ToString() => Detail.Length == 0 ? Kind : $"{Kind}: {Detail}";
}
