using AiTrader.Stores;

namespace AiTrader;

/// <summary>With what an account is opened, if it is not open.</summary>
/// <param name="Cash">The initial cash.</param>
/// <param name="KnowledgeCutoff">
/// The date before which the model may know what happened; null if it is not known, or as the account says.
/// </param>
/// <param name="Mandate">
/// What the model may do; null for that of the brokerage, or as the account says.
/// </param>
internal readonly record struct AccountRequest(Money Cash, DateOnly? KnowledgeCutoff, Mandate? Mandate);
