using System.Security.Claims;
using AiTrader.Runner.Service.Users;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Access;

/// <summary>The user of a request, as ASP.NET Core's authorization knows it.</summary>
internal sealed class UserIdentity : ClaimsIdentity
{
    /// <summary>Creates it.</summary>
    /// <param name="user">The user.</param>
    /// <param name="formToken">The token of the forms of its sign-in; null for a request with a key.</param>
    public UserIdentity(User user, string? formToken)
        : base(
            [new Claim(ClaimTypes.Name, user.Name.Value), new Claim(ClaimTypes.Role, RoleName.Of(user.Role))],
            UserScheme.Name
        ) => (User, FormToken) = (user, formToken);

    /// <summary>The user.</summary>
    public User User { get; }

    /// <summary>What each form of this sign-in has in its field <c>token</c>; null for a request with a key.</summary>
    public string? FormToken { get; }

    /// <summary>The user of a request; null if nobody signed in.</summary>
    public static UserIdentity? Find(HttpContext http) => http.User.Identity as UserIdentity;

    /// <summary>The user of a request that needs one.</summary>
    public static User Of(HttpContext http) =>
        Find(http)?.User ?? throw new InvalidOperationException("The endpoint lets requests of nobody pass.");
}
