using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>The account of a trader.</summary>
/// <param name="Market">The market.</param>
/// <param name="ModelId">The model that it belongs to; absent if its entries are by several.</param>
/// <param name="Cash">The current cash.</param>
/// <param name="Entries">How many entries its ledger has.</param>
/// <param name="Time">The time of the last entry.</param>
/// <param name="CompletedThrough">The last session that is completed; absent if there is none.</param>
internal sealed record AccountAnswer(
    string Market,
    ModelId? ModelId,
    Money Cash,
    long Entries,
    TradingTime Time,
    TradingTime? CompletedThrough
)
{
    /// <summary>That of an account.</summary>
    public static AccountAnswer? Of(Account? account) =>
        account is null
            ? null
            : new(
                account.Terms.Market,
                account.ModelId,
                account.Portfolio.Cash,
                account.Version,
                account.Time,
                account.CompletedThrough
            );
}
