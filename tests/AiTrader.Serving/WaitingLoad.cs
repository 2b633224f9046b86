namespace AiTrader.Serving;

/// <summary>Later.</summary>
public static class WaitingLoad
{
    /// <summary>Later.</summary>
    public static Task<Proof> RunAsync(int count, Action<string> say) =>
        throw new NotSupportedException($"{count}{say}");
}
