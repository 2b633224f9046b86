using System.Text.Json.Serialization;

namespace AiTrader.Runner.Service.Runs;

/// <summary>What a user asked for: the sessions of one trader from one time to another, or one of them.</summary>
internal sealed record Run
{
    /// <summary>The trader.</summary>
    public required Signature Signature { get; init; }

    /// <summary>The model that decides.</summary>
    public required ModelId ModelId { get; init; }

    /// <summary>The first session.</summary>
    public required TradingTime From { get; init; }

    /// <summary>The last session.</summary>
    public required TradingTime To { get; init; }

    /// <summary>The name of the user who asked for it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>
    /// The id of the request with an idempotency key that added it: repeated, it adds nothing. Null if it had no key.
    /// </summary>
    public string? RequestId { get; init; }

    /// <summary>How far it is.</summary>
    public RunState State { get; init; } = RunState.Pending;

    /// <summary>Why it waits, is refused or is faulted, or who canceled it; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The name of the user who wants it to be canceled; null if nobody does.</summary>
    public string? CancelRequestedBy { get; init; }

    /// <summary>How many of its sessions were completed when it ended; null until then.</summary>
    public int? Completed { get; init; }

    /// <summary>Which run of the trader it is.</summary>
    [JsonIgnore]
    public RunId Id => new(From, To);

    /// <summary>Whether nothing more of it will be run.</summary>
    [JsonIgnore]
    public bool IsFinished => State != RunState.Pending;
}
