using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Registrations;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Traders;

/// <summary>
/// The trader of a request. What the user may not see does not exist: the answer is the same as for a signature that
/// nobody has.
/// </summary>
/// <param name="registrations">The registrations.</param>
/// <param name="store">The store.</param>
internal sealed class TraderAccess(RegistrationBook registrations, IStore store)
{
    /// <summary>A trader, to be seen.</summary>
    /// <param name="http">The request.</param>
    /// <param name="text">The signature in its address.</param>
    /// <exception cref="ProblemException">There is none for the user.</exception>
    public async Task<SeenTrader> SeeAsync(HttpContext http, string text)
    {
        var user = UserIdentity.Of(http);
        if (!Signature.TryParse(text, out var signature))
        {
            throw NotFound();
        }

        var registration = await registrations.FindAsync(signature, http.RequestAborted);
        if (!RegistrationBook.IsVisible(user, registration))
        {
            throw NotFound();
        }

        return
            registration is not null || await store.Ledgers.FindAccountAsync(signature, http.RequestAborted) is not null
            ? new SeenTrader(signature, registration)
            : throw NotFound();
    }

    /// <summary>A trader, to be driven: a reader only sees.</summary>
    /// <param name="http">The request.</param>
    /// <param name="text">The signature in its address.</param>
    /// <exception cref="ProblemException">There is none for the user, or the user may not drive it.</exception>
    public async Task<SeenTrader> DriveAsync(HttpContext http, string text)
    {
        var trader = await SeeAsync(http, text);
        return UserIdentity.Of(http).Role is Role.Reader
            ? throw new ProblemException(new Problem(ProblemKinds.Forbidden))
            : trader;
    }

    /// <summary>The account of a trader.</summary>
    /// <exception cref="ProblemException">None is open yet.</exception>
    public async Task<Account> ReadAccountAsync(SeenTrader trader, CancellationToken cancellationToken) =>
        await store.Ledgers.FindAccountAsync(trader.Signature, cancellationToken)
        ?? throw new ProblemException(
            new Problem(ProblemKinds.NotFound, "The trader has no account yet; its first session opens it.")
        );

    private static ProblemException NotFound() => new(new Problem(ProblemKinds.NotFound));
}
