using AiTrader.Runner.Service.Http.Answers;

namespace AiTrader.Runner.Service.Http.Requests;

/// <summary>A trader that is asked for.</summary>
/// <param name="Signature">The name of its ledger; it belongs to the user always.</param>
/// <param name="ModelId">The model, or the baseline, that decides; one of <c>/v1/models</c>.</param>
/// <param name="Cash">The initial cash. Default: that of the service.</param>
/// <param name="Prompt">The prompt that begins a session. Default: that of the model.</param>
/// <param name="Memory">Whether the model can write notes for its own later sessions. Default: false.</param>
/// <param name="Budget">What a session can use; at most what the service offers the model with.</param>
/// <param name="Mandate">What the trader may do. Default: what the service was started with.</param>
internal sealed record TraderRequest(
    Signature Signature,
    ModelId ModelId,
    decimal? Cash,
    string? Prompt,
    bool? Memory,
    BudgetAnswer? Budget,
    MandateAnswer? Mandate
);
