using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>An agent of the corpus of orders that rest.</summary>
public sealed record OrderCorpusAgent
{
    /// <summary>The price series that it trades.</summary>
    public required string Series { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The market, as the program names it.</summary>
    public required string Market { get; init; }

    /// <summary>What its executions cost, and the rules of the venue.</summary>
    public required TradingConditions Conditions { get; init; }

    /// <summary>The initial cash.</summary>
    public required decimal Cash { get; init; }

    /// <summary>Its first session.</summary>
    public required string Opened { get; init; }

    /// <summary>The file of prices.</summary>
    public required string Prices { get; init; }

    /// <summary>The file of orders.</summary>
    public required string Orders { get; init; }

    /// <summary>The file of what becomes of them.</summary>
    public required string Outcomes { get; init; }
}
