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
    private readonly Option<StoreLocation> _store = OptionValue.Of(
        "--store",
        "STORE",
        $"The store in which the context was offered: {StoreLocation.Allowed}.",
        StoreLocation.Parse
    );

    public ClaimCommand(Screen screen)
        : base("claim", "Reads a ticket from standard input and prints its context.")
    {
        Hidden = true;
        _store.Required = true;
        Options.Add(_store);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                string? ticket = await Console.In.ReadLineAsync(cancellationToken);
                var context = await ClaimAsync(parsed.GetRequiredValue(_store), ticket, cancellationToken);
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
