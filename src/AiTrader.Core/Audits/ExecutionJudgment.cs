using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// Judges market orders that no volume cuts: the standard rules allow each execution at the open of its bar, and give
/// each denial.
/// </summary>
/// <param name="market">The market.</param>
/// <param name="conditions">The conditions of the account.</param>
internal sealed class ExecutionJudgment(AuditedMarket market, AuditedConditions conditions)
{
    private readonly EntryComparison _comparison = new(market, conditions);

    /// <summary>What is wrong with an execution.</summary>
    public IEnumerable<(string Code, string Message)> Of(LedgerEntry.Filled filled, Account account)
    {
        var (order, fill) = (filled.Order, filled.Fill);
        if (fill.Quantity.Value != order.Quantity)
        {
            yield return (AuditCodes.QuantityNotOrdered, $"It fills {fill.Quantity} of '{order}'.");
        }

        if (Check(filled.Context, order, account, fill) is { } denial)
        {
            yield return (AuditCodes.Of(denial, order), $"'{order}' was filled. {denial.Message}");
        }

        // A fill of a symbol without a quote had a price of its own making; the rules say nothing of it where they are
        // given a fill.
        if (market.Prices.GetQuote(filled.Context, order.Symbol) is not { } quote)
        {
            yield return (
                DenialCodes.NoPrice,
                $"'{order}' was filled at {fill.Price}; {order.Symbol} has no open at {filled.Context.Time}."
            );
        }
        else if (!IsPriceOf(filled, quote.Price))
        {
            yield return (
                AuditCodes.PriceNotOpen,
                $"'{order}' was filled at {fill.Price}; {order.Symbol} opens at {quote.Price}."
            );
        }

        if (!_comparison.IsFee(filled, resting: null))
        {
            var fee = conditions.FeeOf(filled.Context, order, fill.Price, fill.Quantity);
            yield return (
                AuditCodes.FeeNotOfTerms,
                $"'{order}' was charged {fill.Fee}; by the account's terms the fee is {fee}."
            );
        }
    }

    /// <summary>What is wrong with a denial.</summary>
    public IEnumerable<(string Code, string Message)> Of(LedgerEntry.Denied denied, Account account)
    {
        if (!conditions.Judges(denied.Denial.Code))
        {
            yield break;
        }

        // What models of an account's own would have cost on top is not recorded, so that an order which only such a
        // fee made unaffordable is not judged.
        var order = denied.Order;
        var fill =
            order.Quantity > 0
            && (double)order.Quantity < 1e12
            && market.Prices.GetQuote(denied.Context, order.Symbol) is { } quote
                ? conditions.FillOf(denied.Context, order, quote.Price)
                : null;
        var denial = Check(denied.Context, order, account, fill);
        if (
            denial?.Code != denied.Denial.Code
            && !(denial is null && !conditions.HasFee && denied.Denial.Code == DenialCodes.InsufficientCash)
        )
        {
            yield return (
                AuditCodes.DenialUnfounded,
                $"'{order}' was denied as {denied.Denial.Code}; the rules say {denial?.Code ?? "that it is allowed"}."
            );
        }
    }

    // Slippage that the terms tell is exact; another one is within what the audit was told.
    private bool IsPriceOf(LedgerEntry.Filled filled, Price quote) =>
        _comparison.IsPrice(
            filled.Fill.Price,
            conditions.HasSlippage ? conditions.FillOf(filled.Context, filled.Order, quote).Price : quote
        );

    private Denial? Check(TradingContext context, Order order, Account account, Fill? fill) =>
        conditions.Models.Rules.Check(
            new OrderProposal
            {
                Context = context,
                Order = order,
                Account = account,
                MarketData = market.Prices,
                Fill = fill,
            }
        );
}
