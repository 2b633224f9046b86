using System.Xml.Linq;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Service.Halts;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Runs;

namespace AiTrader.Runner.Board.Pages;

/// <summary>What a user can do with a trader: start, stop, halt, resume and approve.</summary>
/// <param name="trader">The trader.</param>
/// <param name="token">The token of the forms; null if the user only sees.</param>
internal sealed class TraderControls(SeenTrader trader, string? token)
{
    private const string LongestReason = "200";

    private readonly string _address = BoardLinks.Of(trader.Signature);

    /// <summary>The forms of runs, from the next session on; nothing for who only sees.</summary>
    /// <param name="next">The next session; null if every session is completed.</param>
    /// <param name="last">The last session of the prices.</param>
    public IEnumerable<XElement> Start(TradingTime? next, TradingTime last)
    {
        if (token is null || trader.Registration is not { } registration)
        {
            yield break;
        }

        if (next is not { } first)
        {
            yield return Html.Nothing("Every session of the prices is completed.");
            yield break;
        }

        var model = BoardForm.Hidden("modelId", registration.ModelId.Value);
        yield return Html.Element(
            "div",
            "forms",
            new BoardForm($"{_address}/sessions", token).With(
                "primary",
                [model, BoardForm.Hidden("time", RunRequests.Next)],
                "Start the next session"
            ),
            new BoardForm($"{_address}/runs", token).With(
                "primary",
                [
                    new XElement(model),
                    BoardForm.Field("From", "from", RunId.TextOf(first), ("required", "required")),
                    BoardForm.Field("To", "to", RunId.TextOf(last), ("required", "required")),
                ],
                "Start a run"
            )
        );
    }

    /// <summary>Why it is halted; nothing if it is not.</summary>
    public static IEnumerable<XElement> Halted(Halt? halt) =>
        halt is null ? [] : [Html.Element("p", "refusal", $"Halted by {halt.HaltedBy}: {halt.Reason}")];

    /// <summary>The form that changes whether it is halted; nothing for who only sees.</summary>
    public IEnumerable<XElement> Halt(Halt? halt) =>
        token is null ? [] : [HaltForms(_address, token, halt is not null, "Halt this trader")];

    /// <summary>The form that halts, or that resumes.</summary>
    public static XElement HaltForms(string address, string token, bool isHalted, string text) =>
        Html.Element(
            "div",
            "forms",
            isHalted
                ? new BoardForm($"{address}/resume", token).Button("Resume")
                : new BoardForm($"{address}/halt", token).With(
                    "danger",
                    [
                        BoardForm.Field(
                            "Reason for the halt",
                            "reason",
                            "",
                            ("required", "required"),
                            ("maxlength", LongestReason)
                        ),
                    ],
                    text
                )
        );

    /// <summary>The orders that wait for an approval; nothing if there is none.</summary>
    public IEnumerable<XElement> Approvals(OpenOrders orders)
    {
        var waiting = orders.Where(order => order.AwaitsApproval).ToList();
        if (waiting.Count == 0)
        {
            yield break;
        }

        yield return Html.Element("h3", null, "Orders that wait for approval");
        yield return Html.Table(
            "The next open asks an approved order.",
            ["Order", "Since", ""],
            waiting.Select(order =>
                (object[])
                    [
                        order.Order.ToString(),
                        order.AcceptedAt.ToString(),
                        token is null ? "" : new BoardForm(ApprovalOf(order.Id), token).Button("Approve", "primary"),
                    ]
            )
        );
    }

    private string ApprovalOf(ClientOrderId id) => $"{_address}/orders/{OrderAddress.Of(id)}/approval";
}
