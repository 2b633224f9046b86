using System.ComponentModel;

namespace AiTrader.Tools;

/// <summary>Cancels what is open of an order of the context's signature, or returns the denial.</summary>
internal static class CancelTool
{
    public const string Name = "cancel";

    public const string Description =
        "Cancels what is still open of one of your orders. What was executed of it stays. Returns the reason if there "
        + "is no such open order.";

    public const string OrderDescription = "The id of the open order, as 'orders' shows it.";
    private const string NotAnId =
        "The argument 'order' is not the id of an order. Give an id as 'orders' shows it. Nothing was canceled.";

    public static TradingTool Create(IToolDesk desk) =>
        TradingTool.Create(
            Name,
            Description,
            async (
                TradingContext context,
                ClientOrderId id,
                [Served("minLength", 1), Served("maxLength", 64), Description(OrderDescription)] string order,
                CancellationToken cancellationToken
            ) =>
                Write(
                    await desk.Brokerage.CancelAsync(context, id, Parse(order), cancellationToken).ConfigureAwait(false)
                ),
            new TradingToolOptions { Title = "Cancel an order" }
        );

    private static ClientOrderId Parse(string text) =>
        ClientOrderId.TryParse(text.Trim(), out var id) ? id : throw new ToolArgumentException(NotAnId);

    private static StructuredAnswer<CancelContent> Write(CancelOutcome outcome) =>
        outcome switch
        {
            CancelOutcome.Cancelled canceled => new(
                $"Canceled: {canceled.Quantity} units of {canceled.Order} were open; they reserve nothing any more.",
                new()
                {
                    Outcome = OrderAnswer.CancelledOutcome,
                    Order = canceled.Order.Id.Value,
                    Quantity = canceled.Quantity.Value,
                }
            ),
            CancelOutcome.Denied denied => new(
                $"Denied ({denied.Denial.Code}): {denied.Denial.Message} Nothing was canceled.",
                new()
                {
                    Outcome = "denied",
                    Order = denied.Target.Value,
                    Denial = denied.Denial.Code,
                    Reason = denied.Denial.Message,
                }
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome."),
        };
}
