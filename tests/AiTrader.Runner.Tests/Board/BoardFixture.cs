using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Users;
using AiTrader.Runner.Tests.Service.Http;

namespace AiTrader.Runner.Tests.Board;

/// <summary>A test of the board without a browser: what it answers to whom.</summary>
internal abstract class BoardFixture : HttpFixture
{
    /// <summary>Signs a user in.</summary>
    protected async Task<SignInToken> SignInAsync(string name) =>
        await SignIn.TokenAsync(Service, await Service.Users.RotateAsync(UserName.Parse(name), default));

    /// <summary>Sends a browser's request for a page.</summary>
    protected async Task<HttpResponseMessage> OpenAsync(
        SignInToken? token,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using var request = ServedHttp.RequestOf(
            HttpMethod.Get,
            path,
            null,
            [("Accept", "text/html"), .. token is null ? [] : CookieOf(token), .. headers]
        );
        return await Service.Client().SendAsync(request);
    }

    /// <summary>Sends a form.</summary>
    protected async Task<HttpResponseMessage> PostAsync(
        SignInToken? token,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var request = ServedHttp.RequestOf(HttpMethod.Post, path, null, token is null ? [] : CookieOf(token));
        request.Content = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        return await Service.Client().SendAsync(request);
    }

    /// <summary>Registers a baseline, and runs sessions of it.</summary>
    protected static async Task RunAsync(HttpClient client, string signature, string to)
    {
        await ServedHttp.RegisterAsync(client, signature, "baseline/momentum");
        await ServedHttp.SendAsync(
            client,
            HttpMethod.Post,
            $"/v1/traders/{signature}/runs",
            $$"""{"modelId":"baseline/momentum","from":"2024-01-01","to":"{{to}}"}"""
        );
        await ServedHttp.FinishedAsync(
            client,
            $"/v1/traders/{signature}/runs/2024-01-01{(to == "2024-01-01" ? "" : $"..{to}")}"
        );
    }

    private static (string Name, string Value)[] CookieOf(SignInToken token) => [("Cookie", $"aitrader={token.Text}")];
}
