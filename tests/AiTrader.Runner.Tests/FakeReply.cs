namespace AiTrader.Runner.Tests;

/// <summary>What the <see cref="FakeEndpoint"/> replies.</summary>
/// <param name="Body">What the model says; with a status that is no success, the body.</param>
internal sealed record FakeReply(string Body)
{
    /// <summary>The status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The tool that is called; null for none.</summary>
    public string? Tool { get; init; }

    /// <summary>Its arguments.</summary>
    public Dictionary<string, object> Arguments { get; init; } = [];

    /// <summary>Buys a unit of AAA first, and then is done.</summary>
    public static FakeReply BuyOne(FakeQuestion question) => question.Turn == 1
        ? new FakeReply("I buy.") { Tool = "buy", Arguments = new() { ["symbol"] = "AAA", ["quantity"] = 1 } }
        : new FakeReply("Done.");

    /// <summary>Holds.</summary>
    public static FakeReply Hold(string reason) => new("I hold.") { Tool = "hold", Arguments = new() { ["reason"] = reason } };
}
