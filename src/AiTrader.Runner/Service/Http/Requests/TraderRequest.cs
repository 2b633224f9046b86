using AiTrader.Runner.Service.Http.Answers;

namespace AiTrader.Runner.Service.Http.Requests;

/// <summary>A trader that is asked for.</summary>
internal sealed record TraderRequest
{
    /// <summary>The name of its ledger; it belongs to the user always.</summary>
    public required Signature Signature { get; init; }

    /// <summary>The model, or the baseline, that decides; one of /v1/models.</summary>
    public required ModelId ModelId { get; init; }

    /// <summary>The initial cash. Default: that of the service.</summary>
    public decimal? Cash { get; init; }

    /// <summary>The prompt that begins a session. Default: that of the model.</summary>
    public string? Prompt { get; init; }

    /// <summary>Whether the model can write notes for its own later sessions. Default: false.</summary>
    public bool? Memory { get; init; }

    /// <summary>What a session can use; at most what the service offers the model with.</summary>
    public BudgetBody? Budget { get; init; }

    /// <summary>What the trader may do. Default: what the service was started with.</summary>
    public MandateBody? Mandate { get; init; }
}
