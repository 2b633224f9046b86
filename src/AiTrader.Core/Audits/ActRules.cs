using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>What the standard rules have against an act that another system recorded as done.</summary>
/// <param name="market">The market.</param>
/// <param name="series">Its prices; none, if there is no bar.</param>
/// <param name="step">The smallest part of a unit that was traded; null for what the market allows.</param>
internal sealed class ActRules(Market market, PriceSeries series, decimal? step)
{
    private static readonly Signature Auditor = Signature.Parse("audit");
    private static readonly ModelId Model = ModelId.Parse("aitrader/audit");
    private static readonly ClientOrderId Id = ClientOrderId.Parse("audit");

    // Without prices nothing is unknown: then it is not judged.
    private readonly RuleBook _rules =
        series.BarCount > 0
            ? RuleBook.Standard
            : new RuleBook(RuleBook.Standard.Rules.Where(rule => rule is not (UnknownSymbolRule or NoPriceRule)));

    private readonly AsOfMarketData _marketData = new(market, series);
    private readonly AccountTerms _terms = AccountTerms.Create(market, Money.Zero);
    private readonly Dictionary<(DateOnly Date, string Symbol), decimal> _bought = [];

    /// <summary>Returns a defect for each rule that an act breaks.</summary>
    /// <param name="before">The state before it.</param>
    /// <param name="after">The record of it.</param>
    /// <param name="act">The fill.</param>
    public IEnumerable<(string Code, string Message)> Check(RecordedState before, RecordedState after, RecordedAct act)
    {
        if (act.Side is not { } side)
        {
            return [];
        }

        var broken = Symbol.TryParse(act.Symbol, out var symbol)
            ? Check(before, after, new Order(Id, side, symbol, act.Quantity), act.Price)
            : [(DenialCodes.UnknownSymbol, $"The symbol {MessageText.Quote(act.Symbol)} is not of the prices.")];
        if (side == OrderSide.Buy)
        {
            var key = (after.Time.Date, act.Symbol);
            _bought[key] = _bought.GetValueOrDefault(key) + Math.Max(0, act.Quantity);
        }

        return broken;
    }

    private List<(string Code, string Message)> Check(
        RecordedState before,
        RecordedState after,
        Order order,
        decimal? recorded
    )
    {
        var context = TradingContext.For(Auditor).Using(Model).At(after.Time);
        var price = recorded is > 0 ? new Price(recorded.Value) : series.FindOpen(order.Symbol, after.Time);
        var denials = _rules.CheckAll(
            new OrderProposal
            {
                Context = context,
                Order = order,
                Account = Account.FromPortfolio(context, _terms, PortfolioOf(before, after.Time.Date, order.Symbol)),
                MarketData = _marketData,
                Fill = order.Quantity > 0 ? FillOf(before, after, order, price) : null,
            }
        );
        var codes = denials.Select(denial => denial.Code).ToHashSet();

        // The rules say nothing of the price where they are given a fill.
        if (
            (price, recorded, series.BarCount) is (null, null, > 0)
            && order.Quantity > 0
            && !codes.Contains(DenialCodes.UnknownSymbol)
        )
        {
            denials = [.. denials, new Denial(DenialCodes.NoPrice, $"{order.Symbol} has no open at {after.Time}.")];
        }

        return
        [
            .. denials
                .Where(denial => !IsImplied(denial.Code, codes))
                .Where(denial => denial.Code != DenialCodes.FractionalQuantity || !IsOfStep(order.Quantity))
                .Where(denial => denial.Code != DenialCodes.InsufficientCash || before.Cash >= 0)
                .Select(denial => (AuditCodes.Of(denial, order), $"'{order}' was done. {MessageOf(denial, order)}")),
        ];
    }

    // A defect is named once: what is less than nothing is no lot either, and what is not held was not bought before.
    private static bool IsImplied(string code, HashSet<string> codes) =>
        code switch
        {
            DenialCodes.InvalidQuantity => false,
            _ when codes.Contains(DenialCodes.InvalidQuantity) => true,
            DenialCodes.FractionalQuantity => codes.Contains(DenialCodes.LotSize),
            DenialCodes.TPlusOne => codes.Contains(DenialCodes.InsufficientHolding),
            _ => false,
        };

    private string MessageOf(Denial denial, Order order) =>
        denial.Code == DenialCodes.FractionalQuantity && step is { } part
            ? $"The quantity is {PlainDecimal.Format(order.Quantity)}; it must be a multiple of "
                + $"{PlainDecimal.Format(part)}."
            : denial.Message;

    // What is left of a quantity that was computed in binary64.
    private bool IsOfStep(decimal quantity) =>
        step is { } part && Math.Abs(quantity - (Math.Round(quantity / part) * part)) <= 0.000000001m;

    private Portfolio PortfolioOf(RecordedState before, DateOnly date, Symbol symbol)
    {
        decimal held = before.HoldingOf(symbol.Value);
        decimal bought = _bought.GetValueOrDefault((date, symbol.Value));
        Position[] positions =
            held > 0
                ? [new(symbol, new Quantity(held), bought > 0 ? date : DateOnly.MinValue, new Quantity(bought))]
                : [];
        return new Portfolio(new Money(before.Cash), positions);
    }

    // What left the cash was paid, whatever the price: all that is not the notional is the fee.
    private static Fill FillOf(RecordedState before, RecordedState after, Order order, Price? known)
    {
        var (price, quantity) = (known ?? new Price(1), new Quantity(order.Quantity));
        var paid = new Money(before.Cash - after.Cash);
        var notional = price * quantity;
        var fee = order.Side == OrderSide.Buy ? paid - notional : paid + notional;
        return Fill.FromRecord(order, price, quantity, fee);
    }
}
