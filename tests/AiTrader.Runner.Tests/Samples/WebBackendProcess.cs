using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace AiTrader.Runner.Tests.Samples;

/// <summary>The sample of a web backend as a process, with an address of its own on loopback.</summary>
internal sealed partial class WebBackendProcess : IDisposable
{
    private readonly Process _process;

    private WebBackendProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    /// <summary>A client of the backend.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it on a store.</summary>
    public static async Task<WebBackendProcess> StartAsync(string store)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "..", "..", "WebBackend", "release", "WebBackend.dll");
        var process = Process.Start(
            new ProcessStartInfo("dotnet", ["exec", program, "--urls", "http://127.0.0.1:0", "--Store", store])
            {
                RedirectStandardOutput = true,
            }
        )!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } found)
            {
                // The rest is read, so that the process does not wait for a reader, and is not needed.
                _ = process.StandardOutput.ReadToEndAsync();
                return new WebBackendProcess(process, new Uri(found.Groups[1].Value));
            }
        }

        throw new InvalidOperationException("The backend ended before it listened.");
    }

    /// <summary>Asks for the sessions of a user's day.</summary>
    public Task<HttpResponseMessage> AskAsync(string user, string modelId, string date) =>
        Client.PostAsJsonAsync($"/users/{user}/sessions", new { modelId, date });

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
