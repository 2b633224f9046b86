using AiTrader.Handoffs;

namespace AiTrader.Runner.Checkups;

/// <summary>Whether a context reaches another process, the right one, and for as long as it should.</summary>
internal static class HandoffChecks
{
    private const string Remedy =
        "Tickets are kept in the store of --store (beside a file, in its folder '.tickets'): give this user "
        + "the right to write and read there.";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Check> All { get; } =
    [
        new(
            "handoff, synchronous",
            Remedy,
            (patient, _) =>
            {
                var ticket = patient.Keep(patient.Handoff().Offer(patient.Context));
                return Task.FromResult(OfClaim(patient.Handoff().Claim(ticket), patient.Context));
            }
        ),
        new(
            "handoff, asynchronous",
            Remedy,
            async (patient, cancellationToken) =>
            {
                var ticket = patient.Keep(await patient.Handoff().OfferAsync(patient.Context, cancellationToken));
                return OfClaim(await patient.Handoff().ClaimAsync(ticket, cancellationToken), patient.Context);
            }
        ),
        new(
            "handoff to a child process",
            "A process of this program must be able to start here and to reach the same store.",
            ClaimInChildAsync
        ),
        new("two models do not see each other's", "Report this as a defect of AiTrader.", CompareModelsAsync),
        new("a ticket expires", "Set the clocks of the machines right.", ExpireAsync),
    ];

    private static Verdict OfClaim(ClaimResult claim, TradingContext offered) =>
        Verdict.Of(
            claim is ClaimResult.Granted granted && granted.Context.Equals(offered),
            "What was offered was claimed.",
            $"What was claimed is not what was offered: {claim}."
        );

    private static async Task<Verdict> ClaimInChildAsync(CheckedStore patient, CancellationToken cancellationToken)
    {
        var ticket = patient.Keep(patient.Handoff().Offer(patient.Context));
        var (exitCode, output, error) = await OwnProgram.RunAsync(
            ticket.ToString(),
            ["claim", "--store", patient.Store.Argument],
            cancellationToken
        );
        return Verdict.Of(
            exitCode == 0 && output.Trim() == patient.Context.ToString(),
            "A child that was given the ticket alone knows for whom, when and by which model it acts.",
            $"The child ended with {exitCode} and said: {(error.Length > 0 ? error : output).Trim()}"
        );
    }

    private static async Task<Verdict> CompareModelsAsync(CheckedStore patient, CancellationToken cancellationToken)
    {
        var first = patient.Keep(patient.Handoff().Offer(patient.Context));
        var second = patient.Keep(patient.Handoff().Offer(patient.Other));
        string[] parts = first.ToString().Split('.');
        var mixed = ContextTicket.Parse(string.Join('.', parts[0], second.ToString().Split('.')[1], parts[2]));
        bool isOwn =
            OfClaim(patient.Handoff().Claim(first), patient.Context).Outcome == CheckOutcome.Passed
            && OfClaim(await patient.Handoff().ClaimAsync(second, cancellationToken), patient.Other).Outcome
                == CheckOutcome.Passed;
        return Verdict.Of(
            isOwn && patient.Handoff().Claim(mixed) is ClaimResult.Refused,
            "Each claims its own, and a ticket under the other model's name is refused.",
            "One was given what the other offered."
        );
    }

    private static async Task<Verdict> ExpireAsync(CheckedStore patient, CancellationToken cancellationToken)
    {
        var handoff = patient.Handoff(TimeSpan.FromSeconds(1));
        var ticket = patient.Keep(handoff.Offer(patient.Context));
        bool wasValid = handoff.Claim(ticket) is ClaimResult.Granted;
        await Task.Delay(TimeSpan.FromSeconds(1.1), cancellationToken);
        return Verdict.Of(
            wasValid && handoff.Claim(ticket) is ClaimResult.Refused,
            "A ticket of one second is refused after it.",
            "A ticket of one second can still be claimed after it, or could not be claimed before."
        );
    }
}
