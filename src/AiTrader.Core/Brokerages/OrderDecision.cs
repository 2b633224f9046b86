using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// What becomes of an order as it is given: an execution at the open, an order that rests, or a denial.
/// </summary>
/// <param name="context">The trading context.</param>
/// <param name="account">The account before it.</param>
/// <param name="models">The account's rules, fees and slippage.</param>
/// <param name="marketData">The market.</param>
internal readonly struct OrderDecision(
    TradingContext context,
    Account account,
    AccountModels models,
    IMarketData marketData
)
{
    private readonly OrderPricing _pricing = new(context, models, account.Terms);

    private MarketBars Bars => new(marketData, context, models);

    /// <summary>The entry that records it.</summary>
    /// <exception cref="InvalidOperationException">The rules let an order pass that has no price.</exception>
    public LedgerEntry Decide(Order order) => order.IsMarket ? DecideMarket(order) : DecideResting(order);

    private LedgerEntry DecideMarket(Order order)
    {
        var fill =
            order.Quantity > 0
            && order.Terms.HasValidPrices
            && marketData.GetQuote(context, order.Symbol) is { } quote
            && OrderPricing.Fits(order.Quantity, quote.Price.Value)
                ? _pricing.FillOf(order, quote.Price, order.Quantity)
                : null;
        var waits = NeedsApproval(fill) ? account.Terms.RoundUp(fill!.Notional + fill.Fee) : (Money?)null;
        if (Check(order, fill, order.Side == OrderSide.Buy ? waits : null) is { } denial)
        {
            return account.CreateDenied(context, order, denial);
        }

        if (fill is null)
        {
            throw new InvalidOperationException(
                $"The rules let '{order}' pass, which has no price; a rule book begins with those of "
                    + $"{nameof(RuleBook)}.{nameof(RuleBook.Standard)}."
            );
        }

        if (waits is { } reserve)
        {
            return Waiting(order, reserve);
        }

        return models.VolumeLimit is null ? account.CreateFilled(context, fill) : WithinVolume(order, fill);
    }

    // It was checked with all its units, also where the volume cuts it.
    private LedgerEntry WithinVolume(Order order, Fill whole)
    {
        var effect = OrderMatching.AtOpen(order, isTriggered: false, order.Quantity, Bars.AtOpen(order.Symbol));
        return effect.Units == order.Quantity ? account.CreateFilled(context, whole)
            : effect.Executes
                ? account.CreateFilled(context, _pricing.FillOf(order, effect)) with
                {
                    Reason = CancelReasons.VolumeLimit,
                }
            : account.CreateCancelled(context, order, CancelReasons.VolumeLimit);
    }

    private LedgerEntry DecideResting(Order order)
    {
        bool isSensible =
            order.Quantity > 0
            && order.Terms.HasValidPrices
            && OrderPricing.Fits(order.Quantity, order.Terms.ReservePrice!.Value);
        var effect = isSensible
            ? OrderMatching.AtOpen(order, isTriggered: false, order.Quantity, Bars.AtOpen(order.Symbol))
            : BarEffect.Nothing;
        if (effect.Executes && !OrderPricing.Fits(order.Quantity, effect.BasePrice))
        {
            (isSensible, effect) = (false, BarEffect.Nothing);
        }

        var fill = effect.Executes ? _pricing.FillOf(order, effect) : null;
        var rest = fill is null ? null : OrderPricing.RestAfter(before: null, fill, context.Time);
        var reserve =
            !isSensible || (fill is not null && rest is null)
                ? Money.Zero
                : _pricing.ReserveOf(order, order.Quantity - (fill?.Quantity.Value ?? 0), rest);
        var prospect = isSensible ? Prospect(order, effect) : null;
        if (NeedsApproval(prospect))
        {
            (fill, rest, reserve) = (null, null, _pricing.ReserveOf(order, order.Quantity));
        }

        if (Check(order, prospect, RequiredCash(order, fill, reserve)) is { } denial)
        {
            return account.CreateDenied(context, order, denial);
        }

        if (NeedsApproval(prospect))
        {
            return Waiting(order, reserve);
        }

        return fill is null ? account.CreateAccepted(context, order, reserve) with { IsTriggered = effect.Triggers }
            : rest is null ? account.CreateFilled(context, fill)
            : account.CreateFilled(context, fill, reserve);
    }

    private bool NeedsApproval(Fill? prospect) => prospect?.Notional > models.ApprovalAbove;

    // It reserves as any order that rests: a market order what it would cost now.
    private LedgerEntry.Accepted Waiting(Order order, Money reserve) =>
        account.CreateAccepted(context, order, order.Side == OrderSide.Buy ? reserve : Money.Zero) with
        {
            Reason = CancelReasons.Approval,
        };

    // The whole order at the price of its execution, or at the one that it reserves for.
    private Fill Prospect(Order order, in BarEffect effect) =>
        _pricing.FillOf(
            order,
            effect.Executes
                ? effect with
                {
                    Units = order.Quantity,
                }
                : new BarEffect
                {
                    BasePrice = order.Terms.ReservePrice!.Value,
                    Units = order.Quantity,
                    IsExact = true,
                }
        );

    private static Money? RequiredCash(Order order, Fill? fill, Money reserve) =>
        order.Side == OrderSide.Sell ? null
        : fill is null ? reserve
        : fill.Notional + fill.Fee + reserve;

    private Denial? Check(Order order, Fill? fill, Money? requiredCash) =>
        models.Rules.Check(
            new OrderProposal
            {
                Context = context,
                Order = order,
                Account = account,
                MarketData = marketData,
                Fill = fill,
                RequiredCash = requiredCash,
            }
        );
}
