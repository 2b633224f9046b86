using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace AiTrader.Serving;

/// <summary>One user of the service, with its key.</summary>
/// <param name="http">The connections, which all users share.</param>
/// <param name="user">The name.</param>
/// <param name="key">The key.</param>
public sealed class ServiceClient(HttpClient http, string user, string key)
{
    /// <summary>The name.</summary>
    public string User => user;

    /// <summary>Asks for something.</summary>
    public Task<ServiceAnswer> GetAsync(string address) =>
        SendAsync(HttpMethod.Get, address, body: null, idempotency: null);

    /// <summary>Asks for something to be done.</summary>
    /// <param name="address">The address.</param>
    /// <param name="body">What it is.</param>
    /// <param name="idempotency">The idempotency key; null for none.</param>
    public Task<ServiceAnswer> PostAsync(string address, object body, string? idempotency = null) =>
        SendAsync(HttpMethod.Post, address, body, idempotency);

    /// <summary>Sends a request that nothing is measured of.</summary>
    public Task<ServiceAnswer> DeleteAsync(string address) => SendAsync(HttpMethod.Delete, address, null, null);

    /// <summary>Listens to events, after a number.</summary>
    public async Task<Stream> ListenAsync(string address, long? after, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (after is { } number)
        {
            request.Headers.Add("Last-Event-ID", FormattableString.Invariant($"{number}"));
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStreamAsync(cancellationToken);
    }

    private async Task<ServiceAnswer> SendAsync(HttpMethod method, string address, object? body, string? idempotency)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (idempotency is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotency);
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        long start = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request);
        byte[] content = await response.Content.ReadAsByteArrayAsync();
        var took = Stopwatch.GetElapsedTime(start);
        return new ServiceAnswer(response.StatusCode, content.Length > 0 ? JsonElement.Parse(content) : default, took);
    }
}

/// <summary>An answer.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body as JSON.</param>
/// <param name="Took">How long it took until the last byte.</param>
public sealed record ServiceAnswer(HttpStatusCode Status, JsonElement Body, TimeSpan Took);
