using AiTrader.Runner.Json;
using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Http.Limits;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Requests;
using AiTrader.Runner.Service.Registrations;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Service.Http.Traders;

/// <summary>Registers traders, for the interface and for the board.</summary>
/// <param name="plan">What the service was asked for: the cash of a trader that has none of its own.</param>
/// <param name="book">The traders.</param>
/// <param name="models">What can decide.</param>
/// <param name="events">Tells it.</param>
/// <param name="limits">How many traders a user can register.</param>
internal sealed class TraderRequests(
    ServicePlan plan,
    RegistrationBook book,
    OfferedModels models,
    EventRelay events,
    HttpLimits limits
)
{
    /// <summary>Registers a trader, once.</summary>
    /// <param name="body">The trader, as JSON.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="cancellationToken">Cancels the registration.</param>
    /// <returns>The trader, and whether it was not registered before.</returns>
    /// <exception cref="ProblemException">
    /// Values are refused, all of which are named, or the signature is taken.
    /// </exception>
    public async Task<(Registration Trader, bool IsNew)> RegisterAsync(
        JsonPlace body,
        User user,
        CancellationToken cancellationToken
    )
    {
        var problems = new List<JsonProblem>();
        var reading = new RegistrationReading(problems);
        var asked = reading.Read(body, user.Name, plan.Trading.Cash);
        reading.CheckSize(body);
        reading.CheckModel(body, asked, models);
        if (asked is null || problems.Count > 0)
        {
            throw new ProblemException(RequestSchema.Refusal(problems));
        }

        bool isKnown = await book.FindAsync(asked.Signature, cancellationToken) is not null;
        if (!isKnown)
        {
            await RequirePlaceAsync(user, cancellationToken);
        }

        var registered = await book.RegisterAsync(asked, user.Role is Role.Admin, cancellationToken);
        if (registered is null || registered.Owner != user.Name)
        {
            throw Taken($"The signature '{asked.Signature}' is taken.");
        }

        if (registered != asked)
        {
            throw Taken($"The user has registered '{asked.Signature}' already, with other terms; they do not change.");
        }

        if (!isKnown)
        {
            events.Tell(asked.Signature, EventText.OfTrader(EventKinds.Registered, asked.Signature, reason: null));
        }

        return (registered, !isKnown);
    }

    private async Task RequirePlaceAsync(User user, CancellationToken cancellationToken)
    {
        int most = limits.TradersPerUser;
        if (user.Role is not Role.Admin && await book.CountAsync(user.Name, cancellationToken) >= most)
        {
            throw new ProblemException(
                new Problem(
                    ProblemKinds.TooManyRequests,
                    FormattableString.Invariant($"The user has registered {most} traders, and cannot register more.")
                )
            );
        }
    }

    private static ProblemException Taken(string detail) => new(new Problem(ProblemKinds.SignatureTaken, detail));
}
