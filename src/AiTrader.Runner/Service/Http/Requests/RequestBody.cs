using System.Text.Json;
using AiTrader.Runner.Json;
using AiTrader.Runner.Service.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Requests;

/// <summary>The body of a request: read once, and not longer than the service allows.</summary>
internal static class RequestBody
{
    /// <summary>The longest body, in bytes.</summary>
    public const int Longest = 256 * 1024;

    private static readonly object Key = new();

    /// <summary>Reads the bytes.</summary>
    public static async Task<byte[]> ReadAsync(HttpContext http)
    {
        if (http.Items[Key] is byte[] read)
        {
            return read;
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        byte[] bytes = body.ToArray();
        http.Items[Key] = bytes;
        return bytes;
    }

    /// <summary>Reads JSON.</summary>
    /// <exception cref="ProblemException">It is not JSON, or not called that.</exception>
    public static async Task<JsonPlace> ReadJsonAsync(HttpContext http)
    {
        if (JsonBody.WhyNot(http.Request) is { } reason)
        {
            throw new ProblemException(new Problem(ProblemKinds.UnsupportedMediaType, reason));
        }

        byte[] bytes = await ReadAsync(http);
        if (bytes.Length == 0)
        {
            throw new ProblemException(Problem.Invalid(("$", "is empty; allowed: a JSON object.")));
        }

        try
        {
            return JsonPlaceReader.Read(bytes);
        }
        catch (JsonException malformed)
        {
            string what = malformed.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
            throw new ProblemException(
                Problem.Invalid(("$", $"is not JSON (line {malformed.LineNumber + 1}): {what}"))
            );
        }
    }
}
