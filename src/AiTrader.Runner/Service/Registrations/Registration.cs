using AiTrader.Runner.Service.Users;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Registrations;

/// <summary>A trader of the service, as its owner asked for it. It does not change.</summary>
/// <param name="Signature">The name of its ledger, which belongs to one user always.</param>
/// <param name="Owner">The user that it belongs to.</param>
/// <param name="ModelId">The model, or the baseline, that decides; one that the service offers.</param>
/// <param name="Cash">The initial cash of its account.</param>
internal sealed record Registration(Signature Signature, UserName Owner, ModelId ModelId, Money Cash)
{
    /// <summary>
    /// Whether the service was started with it: then the traders file says the rest, and each start can change it.
    /// </summary>
    public bool IsPlanned { get; init; }

    /// <summary>Its own prompt; null for that of the model.</summary>
    public string? Prompt { get; init; }

    /// <summary>Whether the model can write notes for its own later sessions.</summary>
    public bool HasMemory { get; init; }

    /// <summary>Its own budget; null for that of the model.</summary>
    public OwnBudget? Budget { get; init; }

    /// <summary>What it may do; null for what the service was started with.</summary>
    public Mandate? Mandate { get; init; }
}
