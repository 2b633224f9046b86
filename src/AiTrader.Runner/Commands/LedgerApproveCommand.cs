using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader ledger approve</c>: lets an order be executed that waits for its owner.</summary>
internal sealed class LedgerApproveCommand : Command, IExampleSource
{
    private readonly Option<ClientOrderId> _order = OptionValue.Of(
        "--order",
        "ID",
        "The id of the order, as 'aitrader ledger show' lists it.",
        ParseId
    );

    public LedgerApproveCommand(Screen screen)
        : base(
            "approve",
            "Approve an order that is larger than the mandate allows without it, as the owner of the account. The next "
                + "open asks the order. The approval is an entry of the ledger."
        )
    {
        var owner = new OwnerAct(this, screen);
        _order.Required = true;
        Options.Add(_order);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var id = parsed.GetRequiredValue(_order);
                var account = await owner.DoAsync(
                    parsed,
                    (ledgers, signature) => ledgers.ApproveOrderAsync(signature, id, cancellationToken),
                    cancellationToken
                );
                screen.Line($"Approved: {account.OpenOrders.Find(id)}. The next open asks it.");
                return ExitCode.Success;
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new(
            "ledger approve --store sqlite:mine.db --signature alice --order 2025-10-02#1",
            "The first order of the session of 2025-10-02"
        ),
    ];

    private static ClientOrderId ParseId(string text) =>
        ClientOrderId.TryParse(text, out var id) ? id : throw TextValue.Refusal(text, "the id of an order");
}
