namespace AiTrader.Stores;

/// <content>The lines of orders. A market order has no member for its terms.</content>
internal static partial class LedgerEntryJson
{
    private const string AtOpen = "open";
    private const string WithinBar = "bar";
    private const string NotYet = "no";

    private static LedgerEntryLine LineOf(LedgerEntry.Filled filled) =>
        OfOrder(filled, filled.IsWhole ? "filled" : "partially_filled", filled.Order, filled.OrderNumber) with
        {
            Filled = filled.Fill.Quantity.ToString(),
            Price = filled.Fill.Price.ToString(),
            Fee = filled.Fill.Fee.ToString(),
            Cash = filled.Cash.ToString(),
            Holding = filled.Holding.ToString(),
            Open = filled.IsWhole ? null : filled.OpenQuantity.ToString(),
            Reserved = filled.IsWhole ? null : filled.ReservedCash.ToString(),
            Reason = filled.Reason,
        };

    private static LedgerEntryLine LineOf(LedgerEntry.Accepted accepted) =>
        OfOrder(accepted, "accepted", accepted.Order) with
        {
            Reserved = accepted.ReservedCash.ToString(),
            Triggered = accepted.IsTriggered ? AtOpen : NotYet,
            Reason = accepted.Reason ?? None,
        };

    private static LedgerEntryLine LineOf(LedgerEntry.Triggered triggered) =>
        OfOrder(triggered, "triggered", triggered.Order, triggered.OrderNumber) with
        {
            Triggered = triggered.IsAtOpen ? AtOpen : WithinBar,
        };

    private static LedgerEntryLine LineOf(LedgerEntry.Expired expired) =>
        OfOrder(expired, "expired", expired.Order, expired.OrderNumber) with
        {
            Open = expired.Quantity.ToString(),
        };

    private static LedgerEntryLine LineOf(LedgerEntry.Cancelled canceled) =>
        OfOrder(canceled, "cancelled", canceled.Order, canceled.OrderNumber) with
        {
            Open = canceled.OrderNumber is null ? null : canceled.Quantity.ToString(),
            Reason = canceled.Reason ?? None,
        };

    private static LedgerEntryLine LineOf(LedgerEntry.CancelDenied denied) =>
        Stamped(denied, "cancel_denied") with
        {
            Of = denied.Target.Value,
            Code = denied.Denial.Code,
            Reason = denied.Denial.Message,
        };

    private static LedgerEntryLine OfOrder(LedgerEntry entry, string kind, Order order, long? number = null) =>
        Stamped(entry, kind) with
        {
            Side = order.Side == OrderSide.Buy ? "buy" : "sell",
            Symbol = order.Symbol.Value,
            Quantity = PlainDecimal.Format(order.Quantity),
            Of = number is null ? null : order.Id.Value,
            Number = number,
            Type = order.Terms == OrderTerms.Market ? null : NameOf(order.Terms.Type),
            Limit = order.Terms == OrderTerms.Market ? null : PriceText(order.Terms.LimitPrice),
            Stop = order.Terms == OrderTerms.Market ? null : PriceText(order.Terms.StopPrice),
            TimeInForce = order.Terms == OrderTerms.Market ? null : EnumName.Of(order.Terms.TimeInForce),
        };

    private static string PriceText(decimal? price) => price is { } value ? PlainDecimal.Format(value) : None;

    private static LedgerEntry.Filled FilledOf(LedgerEntryLine line, TradingContext context, ClientOrderId id)
    {
        bool isWhole = line.Kind == "filled";
        var fill = Fill.FromRecord(
            line.Number is null ? OrderOf(line, id) : RestingOf(line),
            new Price(Number(line.Price)),
            new Quantity(Number(line.Filled)),
            new Money(Number(line.Fee))
        );
        var (cash, holding) = (new Money(Number(line.Cash)), new Quantity(Number(line.Holding)));
        var entry = line.Number is { } number
            ? new LedgerEntry.Filled(line.Sequence, context, fill, cash, holding, number)
            : new LedgerEntry.Filled(line.Sequence, context, fill, cash, holding);
        entry = entry with
        {
            OpenQuantity = isWhole ? Quantity.Zero : OpenOf(line),
            ReservedCash = isWhole ? Money.Zero : new Money(Number(line.Reserved)),
            Reason = isWhole || OpenOf(line) > Quantity.Zero ? line.Reason : Text(line.Reason),
        };
        return entry.IsWhole == isWhole && (entry.Reason is null || entry.OpenQuantity == Quantity.Zero)
            ? entry
            : throw new FormatException(
                $"An entry of the kind {line.Kind} has {entry.OpenQuantity} open units and the reason "
                    + $"{MessageText.Quote(line.Reason)}."
            );
    }

    private static LedgerEntry.Accepted AcceptedOf(LedgerEntryLine line, TradingContext context, ClientOrderId id) =>
        new(line.Sequence, context, OrderOf(line, id), new Money(Number(line.Reserved)))
        {
            IsTriggered = Text(line.Triggered) != NotYet && IsAtOpen(line.Triggered!),
            Reason = Text(line.Reason) == None ? null : line.Reason,
        };

    private static LedgerEntry.Triggered TriggeredOf(LedgerEntryLine line, TradingContext context) =>
        new(line.Sequence, context, RestingOf(line), NumberOf(line)) { IsAtOpen = IsAtOpen(Text(line.Triggered)) };

    private static LedgerEntry.Expired ExpiredOf(LedgerEntryLine line, TradingContext context) =>
        new(line.Sequence, context, RestingOf(line), NumberOf(line), OpenOf(line));

    private static LedgerEntry.Cancelled CancelledOf(LedgerEntryLine line, TradingContext context, ClientOrderId id)
    {
        if (line.Number is null)
        {
            return new(line.Sequence, context, OrderOf(line, id), Text(line.Reason));
        }

        var order = new OpenOrder(RestingOf(line), NumberOf(line), context.Time, OpenOf(line), Money.Zero);
        return Text(line.Reason) == None
            ? new(line.Sequence, context, id, order)
            : new(line.Sequence, context, order, line.Reason!);
    }

    private static LedgerEntry.CancelDenied CancelDeniedOf(
        LedgerEntryLine line,
        TradingContext context,
        ClientOrderId id
    ) =>
        new(
            line.Sequence,
            context,
            id,
            ClientOrderId.Parse(Text(line.Of)),
            new Denial(Text(line.Code), Text(line.Reason))
        );

    // What happens to an order that rested has an id of its own.
    private static Order RestingOf(LedgerEntryLine line) => OrderOf(line, ClientOrderId.Parse(Text(line.Of)));

    private static Order OrderOf(LedgerEntryLine line, ClientOrderId id) =>
        line.Of is null == line.Number is null
            ? ReadOrder(line, id)
            : throw new FormatException("The members of and number belong together; one of them is missing.");

    private static Order ReadOrder(LedgerEntryLine line, ClientOrderId id) =>
        new(id, SideOf(line.Side), Symbol.Parse(Text(line.Symbol)), Number(line.Quantity)) { Terms = TermsOf(line) };

    private static OrderTerms TermsOf(LedgerEntryLine line) =>
        line is { Type: null, Limit: null, Stop: null, TimeInForce: null }
            ? OrderTerms.Market
            : new OrderTerms
            {
                Type = TypeOf(Text(line.Type)),
                LimitPrice = Text(line.Limit) == None ? null : Number(line.Limit),
                StopPrice = Text(line.Stop) == None ? null : Number(line.Stop),
                TimeInForce = Text(line.TimeInForce) switch
                {
                    "day" => TimeInForce.Day,
                    "gtc" => TimeInForce.Gtc,
                    _ => throw new FormatException(
                        $"The time in force {MessageText.Quote(line.TimeInForce)} is not one of day, gtc."
                    ),
                },
            };

    private static string NameOf(OrderType type) =>
        type switch
        {
            OrderType.Limit => "limit",
            OrderType.Stop => "stop",
            OrderType.StopLimit => "stop_limit",
            OrderType.Market or _ => "market",
        };

    private static OrderType TypeOf(string text) =>
        text switch
        {
            "market" => OrderType.Market,
            "limit" => OrderType.Limit,
            "stop" => OrderType.Stop,
            "stop_limit" => OrderType.StopLimit,
            _ => throw new FormatException(
                $"The type {MessageText.Quote(text)} is not one of market, limit, stop, stop_limit."
            ),
        };

    private static OrderSide SideOf(string? text) =>
        text switch
        {
            "buy" => OrderSide.Buy,
            "sell" => OrderSide.Sell,
            _ => throw new FormatException($"The side {MessageText.Quote(text)} is neither buy nor sell."),
        };

    private static bool IsAtOpen(string text) =>
        text switch
        {
            AtOpen => true,
            WithinBar => false,
            _ => throw new FormatException(
                $"The member triggered is {MessageText.Quote(text)}; allowed are open, bar."
            ),
        };

    private static Quantity OpenOf(LedgerEntryLine line) => new(Number(line.Open));

    private static long NumberOf(LedgerEntryLine line) =>
        line.Number ?? throw new FormatException("The member number is missing; allowed is a number.");
}
