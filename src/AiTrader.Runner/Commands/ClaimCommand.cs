using System.CommandLine;
using AiTrader.Handoffs;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;

namespace AiTrader.Runner.Commands;

/// <summary>
/// <c>aitrader claim</c>: reads a ticket and prints its context. The doctor starts it as a child; the help does not
/// show it.
/// </summary>
internal sealed class ClaimCommand : Command
{
    private readonly StoreOption _store;

    public ClaimCommand(Screen screen)
        : base("claim", "Reads a ticket from standard input and prints its context.")
    {
        _store = new StoreOption(
            this,
            $"The store in which the context was offered: {StoreLocation.Allowed}.",
            StoreLocation.Parse
        );
        Hidden = true;
        SetAction(
            async (parsed, cancellationToken) =>
            {
                // Standard input may have the store, which is before the ticket.
                var store = _store.Get(parsed);
                string? ticket = await Console.In.ReadLineAsync(cancellationToken);
                var context = await ClaimAsync(store, ticket, cancellationToken);
                screen.Line(context.ToString());
                return ExitCode.Success;
            }
        );
    }

    private static async Task<TradingContext> ClaimAsync(
        StoreLocation store,
        string? text,
        CancellationToken cancellationToken
    )
    {
        if (!ContextTicket.TryParse(text, out var ticket))
        {
            throw new InputException("Standard input has no ticket.");
        }

        await using var redis = await store.ConnectAsync();
        return await store.HandoffOf(redis).ClaimAsync(ticket, cancellationToken) switch
        {
            ClaimResult.Granted granted => granted.Context,
            ClaimResult.Refused refused => throw new InputException($"The ticket is refused: {refused.Reason}."),
            var other => throw new InvalidOperationException($"There is no such claim: {other}."),
        };
    }
}
