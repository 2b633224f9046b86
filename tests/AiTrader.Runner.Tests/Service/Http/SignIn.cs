using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Users;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>Sign-ins without the board's page.</summary>
internal static class SignIn
{
    /// <summary>Signs in with a key.</summary>
    public static async Task<SignInToken> TokenAsync(ServedHttp service, UserKey key) =>
        await service.Services.GetRequiredService<SignInBook>().SignInAsync(key.Text, default)
        ?? throw new InvalidOperationException("The key is not valid.");

    /// <summary>The header of a browser that signed in with a key.</summary>
    public static async Task<string> CookieAsync(ServedHttp service, UserKey key) =>
        $"aitrader={(await TokenAsync(service, key)).Text}";
}
