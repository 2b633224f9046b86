using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// Judges orders that can rest or that the volume cuts, as they were given: each is decided again, on the recorded
/// account before it and by its terms.
/// </summary>
/// <param name="market">The market.</param>
/// <param name="conditions">The conditions of the account.</param>
internal sealed class OrderJudgment(AuditedMarket market, AuditedConditions conditions)
{
    private readonly EntryComparison _comparison = new(market, conditions);

    /// <summary>What is wrong with the entry of an order.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="order">Its order.</param>
    /// <param name="account">The account before it.</param>
    public IEnumerable<(string Code, string Message)> Of(LedgerEntry entry, Order order, Account account)
    {
        if (entry is LedgerEntry.Denied denied && !conditions.Judges(denied.Denial.Code))
        {
            return [];
        }

        var decided = new OrderDecision(entry.Context, account, conditions.Models, market.Prices).Decide(order);
        return _comparison.AreSame(entry, decided) || IsOfUnknownCosts(entry, decided)
            ? []
            : (entry, decided) switch
            {
                (LedgerEntry.Denied recorded, _) =>
                [
                    (
                        AuditCodes.DenialUnfounded,
                        $"'{order}' was denied as {recorded.Denial.Code}; the rules say "
                            + $"{(decided as LedgerEntry.Denied)?.Denial.Code ?? "that it is allowed"}."
                    ),
                ],
                (_, LedgerEntry.Denied rule) =>
                [
                    (AuditCodes.Of(rule.Denial, order), $"'{order}' was accepted or filled. {rule.Denial.Message}"),
                ],
                _ => [(CodeOf(entry, decided), $"Of '{order}' is recorded {Text(entry, decided)}.")],
            };
    }

    /// <summary>What is wrong with a refused cancellation.</summary>
    /// <param name="denied">The entry.</param>
    /// <param name="account">The account before it.</param>
    public static IEnumerable<(string Code, string Message)> Of(LedgerEntry.CancelDenied denied, Account account) =>
        denied.Denial.Code == DenialCodes.UnknownOrder && account.OpenOrders.Find(denied.Target) is { } order
            ?
            [
                (
                    AuditCodes.DenialUnfounded,
                    $"The cancellation of {denied.Target} was denied as {denied.Denial.Code}; '{order}' is open."
                ),
            ]
            : [];

    // A fee or a slippage that the terms do not tell can have made it too expensive.
    private bool IsOfUnknownCosts(LedgerEntry entry, LedgerEntry decided) =>
        entry is LedgerEntry.Denied { Denial.Code: DenialCodes.InsufficientCash }
        && decided is not LedgerEntry.Denied
        && _comparison.CostsAreUnknown;

    private string CodeOf(LedgerEntry entry, LedgerEntry decided) =>
        (entry, decided) switch
        {
            (LedgerEntry.Filled a, LedgerEntry.Filled b) when !_comparison.IsPrice(a.Fill.Price, b.Fill.Price) =>
                AuditCodes.PriceNotOpen,
            (LedgerEntry.Filled a, LedgerEntry.Filled) when !_comparison.IsFee(a, resting: null) =>
                AuditCodes.FeeNotOfTerms,
            _ => AuditCodes.OrderOutcomeDiffers,
        };

    private static string Text(LedgerEntry entry, LedgerEntry decided) =>
        $"{EntryText.Of(entry)}; by the rules and the account's terms it is {EntryText.Of(decided)}";
}
