namespace AiTrader.Testing;

/// <summary>
/// Contexts in one line. A context is substituted by building another; the type is sealed and valid by construction.
/// </summary>
public static class Contexts
{
    /// <summary>Alice's context at a time, decided by <c>test/model</c>.</summary>
    public static TradingContext Alice(string time) => For("alice", time);

    /// <summary>Bob's context at a time, decided by <c>test/model</c>.</summary>
    public static TradingContext Bob(string time) => For("bob", time);

    /// <summary>Anybody's context at a time, decided by <c>test/model</c>.</summary>
    public static TradingContext For(string signature, string time) =>
        TradingContext.For(signature).Using("test/model").At(time);
}
