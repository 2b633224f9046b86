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

        var halt = new Halt(MessageText.WellFormed(reason), user.Name.Value);
        if (!await halts.HaltAsync(signature, halt, before => IsOwn(before, user), cancellationToken))
        {
            throw OfAnother();
        }

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
        bool isEnded =
            await halts.ResumeAsync(signature, halt => IsOwn(halt, user), cancellationToken) ?? throw OfAnother();
        if (isEnded && signature is not null)
        {
            events.Tell(signature, EventText.OfTrader(EventKinds.Resumed, signature, reason: null));
        }
    }

    private static bool IsOwn(Halt halt, User user) => user.Role is Role.Admin || halt.HaltedBy == user.Name.Value;

    private static ProblemException OfAnother() =>
        new(new Problem(ProblemKinds.Forbidden, "Another user has halted the trader, and an admin resumes it."));
}
