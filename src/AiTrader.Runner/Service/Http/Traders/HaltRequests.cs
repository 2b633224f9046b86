using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Halts;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Service.Http.Traders;

/// <summary>
/// Halts and resumes, for the interface and for the board. What an admin halted, only an admin resumes.
/// </summary>
/// <param name="halts">The halts.</param>
/// <param name="events">Tells it.</param>
internal sealed class HaltRequests(HaltBook halts, EventRelay events)
{
    private const int LongestReason = 200;

    /// <summary>Halts a trader; null halts all.</summary>
    /// <exception cref="ProblemException">The reason is refused, or someone else has halted it.</exception>
    public async Task<Halt> HaltAsync(
        Signature? signature,
        string? reason,
        User user,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason || reason.Any(char.IsControl))
        {
            throw new ProblemException(
                Problem.Invalid(
                    (
                        "$.reason",
                        $"{MessageText.Quote(reason)} is refused; allowed: 1-{LongestReason} characters in one line."
                    )
                )
            );
        }

        await RequireOwnAsync(signature, user, cancellationToken);
        var halt = new Halt(MessageText.WellFormed(reason), user.Name.Value);
        await halts.HaltAsync(signature, halt, cancellationToken);
        if (signature is not null)
        {
            events.Tell(signature, EventText.OfTrader(EventKinds.Halted, signature, halt.Reason));
        }

        return halt;
    }

    /// <summary>Ends the halt of a trader; null ends that of all, and single ones stay.</summary>
    /// <exception cref="ProblemException">Someone else has halted it.</exception>
    public async Task ResumeAsync(Signature? signature, User user, CancellationToken cancellationToken)
    {
        await RequireOwnAsync(signature, user, cancellationToken);
        if (await halts.ResumeAsync(signature, cancellationToken) && signature is not null)
        {
            events.Tell(signature, EventText.OfTrader(EventKinds.Resumed, signature, reason: null));
        }
    }

    private async Task RequireOwnAsync(Signature? signature, User user, CancellationToken cancellationToken)
    {
        if (
            user.Role is not Role.Admin
            && await halts.FindAsync(signature, cancellationToken) is { } halt
            && halt.HaltedBy != user.Name.Value
        )
        {
            throw new ProblemException(
                new Problem(ProblemKinds.Forbidden, "Another user has halted the trader, and an admin resumes it.")
            );
        }
    }
}
