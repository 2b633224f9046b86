using AiTrader.Handoffs;

namespace AiTrader.Runner.Checkups;

/// <summary>Whether a context reaches the right process, for the right time.</summary>
internal static class HandoffChecks
{
    private const string Remedy =
        "Tickets are kept in the store of --store (for a file, in a folder with the ending '.tickets' next to "
        + "it). Give this user read and write access.";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Check> All { get; } =
    [
        new(
            "handoff, synchronous",
            Remedy,
            (examined, _) =>
            {
                var ticket = examined.Keep(examined.Handoff().Offer(examined.Context));
                return Task.FromResult(OfClaim(examined.Handoff().Claim(ticket), examined.Context));
            }
        ),
        new(
            "handoff, asynchronous",
            Remedy,
            async (examined, cancellationToken) =>
            {
                var ticket = examined.Keep(await examined.Handoff().OfferAsync(examined.Context, cancellationToken));
                return OfClaim(await examined.Handoff().ClaimAsync(ticket, cancellationToken), examined.Context);
            }
        ),
        new(
            "handoff to a child process",
            "A process of this program must be able to start here and to reach the same store.",
            ClaimInChildAsync
        ),
        new("two models do not see each other's", "Report this as a defect of AiTrader.", CompareModelsAsync),
        new("a ticket expires", "Correct the clocks of the machines.", ExpireAsync),
    ];

    private static Verdict OfClaim(ClaimResult claim, TradingContext offered) =>
        Verdict.Of(
            claim is ClaimResult.Granted granted && granted.Context.Equals(offered),
            "The offered context was claimed.",
            $"The claimed context is not the offered one: {claim}."
        );

    private static async Task<Verdict> ClaimInChildAsync(CheckedStore examined, CancellationToken cancellationToken)
    {
        var ticket = examined.Keep(examined.Handoff().Offer(examined.Context));
        var (exitCode, output, error) = await OwnProgram.RunAsync(
            [examined.Store.Argument, ticket.ToString()],
            ["claim", "--store-file", "-"],
            cancellationToken
        );
        return Verdict.Of(
            exitCode == 0 && output.Trim() == examined.Context.ToString(),
            "A child that has only the ticket gets the right signature, time and model.",
            $"The child ended with {exitCode} and said: {(error.Length > 0 ? error : output).Trim()}"
        );
    }

    private static async Task<Verdict> CompareModelsAsync(CheckedStore examined, CancellationToken cancellationToken)
    {
        var first = examined.Keep(examined.Handoff().Offer(examined.Context));
        var second = examined.Keep(examined.Handoff().Offer(examined.Other));
        string[] parts = first.ToString().Split('.');
        var mixed = ContextTicket.Parse(string.Join('.', parts[0], second.ToString().Split('.')[1], parts[2]));
        bool isOwn =
            OfClaim(examined.Handoff().Claim(first), examined.Context).Outcome == CheckOutcome.Passed
            && OfClaim(await examined.Handoff().ClaimAsync(second, cancellationToken), examined.Other).Outcome
                == CheckOutcome.Passed;
        return Verdict.Of(
            isOwn && examined.Handoff().Claim(mixed) is ClaimResult.Refused,
            "Each claims its own, and a ticket under the other model's name is refused.",
            "One got the context that the other offered."
        );
    }

    private static async Task<Verdict> ExpireAsync(CheckedStore examined, CancellationToken cancellationToken)
    {
        var handoff = examined.Handoff(TimeSpan.FromSeconds(1));
        var ticket = examined.Keep(handoff.Offer(examined.Context));
        bool wasValid = handoff.Claim(ticket) is ClaimResult.Granted;
        await Task.Delay(TimeSpan.FromSeconds(1.1), cancellationToken);
        return Verdict.Of(
            wasValid && handoff.Claim(ticket) is ClaimResult.Refused,
            "A ticket with a lifetime of one second is refused after that.",
            "A ticket with a lifetime of one second can be claimed after that, or could not be claimed before."
        );
    }
}
