using AiTrader.Runner.Service.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Service.Http.Access;

/// <summary>Which roles an endpoint asks for. One that asks for nothing asks for any user.</summary>
internal static class Policies
{
    /// <summary>Users who drive traders.</summary>
    public const string Drives = "drives";

    /// <summary>Admins.</summary>
    public const string Admins = "admins";

    /// <summary>Adds authentication and authorization.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = UserScheme.Name;
            options.AddScheme<UserScheme>(UserScheme.Name, displayName: null);
        });
        services.AddTransient<UserScheme>();
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Drives, policy => policy.RequireRole(RoleName.Of(Role.Trader), RoleName.Of(Role.Admin)))
            .AddPolicy(Admins, policy => policy.RequireRole(RoleName.Of(Role.Admin)));
    }
}
