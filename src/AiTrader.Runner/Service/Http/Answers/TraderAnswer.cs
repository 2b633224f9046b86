using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>A trader.</summary>
/// <param name="Signature">The name of its ledger.</param>
/// <param name="Owner">The user that it belongs to; absent if nobody registered it.</param>
/// <param name="ModelId">The model, or the baseline, that decides; absent if several did.</param>
/// <param name="Cash">The initial cash.</param>
/// <param name="Memory">Whether the model writes notes for its own later sessions.</param>
/// <param name="Prompt">Its own prompt; absent for that of the model.</param>
/// <param name="Budget">Its own budget; absent for that of the model.</param>
/// <param name="Mandate">What it may do; absent for what the service was started with.</param>
/// <param name="Halted">Why it may not trade now; absent if it may.</param>
/// <param name="Account">Its account; absent before the first session.</param>
internal sealed record TraderAnswer(
    Signature Signature,
    string? Owner,
    ModelId? ModelId,
    decimal Cash,
    bool Memory,
    string? Prompt,
    BudgetAnswer? Budget,
    MandateAnswer? Mandate,
    string? Halted,
    AccountAnswer? Account
)
{
    /// <summary>That of a trader.</summary>
    /// <param name="trader">The trader.</param>
    /// <param name="account">Its account; null before the first session.</param>
    /// <param name="halted">Why it may not trade now; null if it may.</param>
    public static TraderAnswer Of(SeenTrader trader, Account? account, string? halted)
    {
        var registration = trader.Registration;
        return new(
            trader.Signature,
            registration?.Owner.Value,
            registration?.ModelId ?? account!.ModelId,
            registration?.Cash.Value ?? account!.Terms.Cash.Value,
            registration?.HasMemory ?? false,
            registration?.Prompt,
            BudgetAnswer.Of(registration?.Budget),
            MandateAnswer.Of(registration?.Mandate ?? account?.Terms.Mandate),
            halted,
            AccountAnswer.Of(account)
        );
    }
}
