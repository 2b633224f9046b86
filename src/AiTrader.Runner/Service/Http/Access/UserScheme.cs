using System.Security.Claims;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Access;

/// <summary>
/// Who sends a request: the owner of its key (<c>Authorization: Bearer KEY</c>), or who signed in with the cookie of
/// the board. A request with a key that is not valid is nobody's, whatever cookie it has.
/// </summary>
/// <param name="users">The users.</param>
/// <param name="signIns">The sign-ins.</param>
/// <param name="gate">How many of them can be wrong.</param>
internal sealed class UserScheme(UserBook users, SignInBook signIns, KeyGate gate) : IAuthenticationHandler
{
    /// <summary>The name of the scheme.</summary>
    public const string Name = "aitrader";

    private const string Bearer = "Bearer ";

    private HttpContext _http = null!;

    /// <inheritdoc/>
    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _http = context;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<AuthenticateResult> AuthenticateAsync()
    {
        var cancellation = _http.RequestAborted;
        if (_http.Request.Headers.Authorization is { Count: > 0 } header)
        {
            return
                header is [{ } given]
                && given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                && given[Bearer.Length..] is var key
                && UserKey.TryParse(key, out _)
                && await LookUpAsync(key, () => users.AuthenticateAsync(key, cancellation)) is { } user
                ? Success(new UserIdentity(user, formToken: null))
                : AuthenticateResult.Fail("The key is not valid.");
        }

        if (SignInCookie.Find(_http.Request) is not { } cookie)
        {
            return AuthenticateResult.NoResult();
        }

        return await LookUpAsync(cookie.Text, () => signIns.FindAsync(cookie, cancellation)) is { } signedIn
            ? Success(new UserIdentity(signedIn, cookie.FormToken))
            : AuthenticateResult.Fail("The sign-in has ended.");
    }

    /// <summary>
    /// Asks for a key; a person is sent to the sign-in, and from there to the page that was wanted or had the form.
    /// </summary>
    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        var request = _http.Request;
        if (BrowserRequest.WantsPage(request))
        {
            bool isPage = HttpMethods.IsGet(request.Method);
            string wanted = isPage ? request.Path + request.QueryString : BrowserRequest.FindPageBefore(request) ?? "/";
            _http.Response.StatusCode = isPage ? StatusCodes.Status302Found : StatusCodes.Status303SeeOther;
            _http.Response.Headers.Location = $"/sign-in?return={Uri.EscapeDataString(wanted)}";
            return Task.CompletedTask;
        }

        _http.Response.Headers.WWWAuthenticate = "Bearer";
        return new Problem(ProblemKinds.Unauthenticated).ExecuteAsync(_http);
    }

    /// <inheritdoc/>
    public Task ForbidAsync(AuthenticationProperties? properties) =>
        new Problem(ProblemKinds.Forbidden).ExecuteAsync(_http);

    private async Task<User?> LookUpAsync(string secret, Func<Task<User?>> find)
    {
        if (!gate.MayLookUp(secret))
        {
            throw new ProblemException(
                new Problem(ProblemKinds.TooManyRequests, "Too many keys are tried now; try again.")
                {
                    RetryAfter = TimeSpan.FromSeconds(1),
                }
            );
        }

        var user = await find();
        if (user is not null)
        {
            gate.Remember(secret);
        }

        return user;
    }

    private static AuthenticateResult Success(UserIdentity identity) =>
        AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
}
