using AiTrader.Runner.Service.Registrations;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>A trader.</summary>
internal sealed record TraderAnswer
{
    /// <summary>The name of its ledger.</summary>
    public required Signature Signature { get; init; }

    /// <summary>The user that it belongs to; absent if nobody registered it.</summary>
    public string? Owner { get; init; }

    /// <summary>The model, or the baseline, that decides; absent if several did.</summary>
    public ModelId? ModelId { get; init; }

    /// <summary>The initial cash.</summary>
    public required decimal Cash { get; init; }

    /// <summary>Whether the model writes notes for its own later sessions.</summary>
    public required bool Memory { get; init; }

    /// <summary>Its own prompt; absent for that of the model.</summary>
    public string? Prompt { get; init; }

    /// <summary>Its own budget; absent for that of the model.</summary>
    public BudgetBody? Budget { get; init; }

    /// <summary>What it may do; absent for what the service was started with.</summary>
    public MandateBody? Mandate { get; init; }

    /// <summary>Why it may not trade now; absent if it may.</summary>
    public string? Halted { get; init; }

    /// <summary>Its account; absent before the first session.</summary>
    public AccountAnswer? Account { get; init; }

    /// <summary>That of a trader.</summary>
    /// <param name="signature">The trader.</param>
    /// <param name="registration">Its registration; null for a ledger that nobody registered.</param>
    /// <param name="account">Its account; null before the first session.</param>
    /// <param name="halted">Why it may not trade now; null if it may.</param>
    public static TraderAnswer Of(Signature signature, Registration? registration, Account? account, string? halted) =>
        new()
        {
            Signature = signature,
            Owner = registration?.Owner.Value,
            ModelId = registration?.ModelId ?? account?.ModelId,
            Cash = registration?.Cash.Value ?? account?.Terms.Cash.Value ?? 0,
            Memory = registration?.HasMemory ?? false,
            Prompt = registration?.Prompt,
            Budget = BudgetBody.Of(registration?.Budget),
            Mandate = MandateBody.Of(registration?.Mandate ?? account?.Terms.Mandate),
            Halted = halted,
            Account = AccountAnswer.Of(account),
        };
}
