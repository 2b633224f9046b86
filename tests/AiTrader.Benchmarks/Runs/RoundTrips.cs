using System.Net.Sockets;

namespace AiTrader.Benchmarks.Runs;

/// <summary>
/// Counts the round trips to a server, as the server itself tells them (MONITOR): each command of a client is one,
/// those within scripts are none.
/// </summary>
internal sealed class RoundTrips : IAsyncDisposable
{
    private readonly TcpClient _client = new();
    private readonly Dictionary<string, int> _counts = [];
    private Task _counting = Task.CompletedTask;

    private RoundTrips() { }

    /// <summary>Begins to count.</summary>
    public static async Task<RoundTrips> BeginAsync(int port)
    {
        var trips = new RoundTrips();
        await trips._client.ConnectAsync("127.0.0.1", port);
        var stream = trips._client.GetStream();
        await stream.WriteAsync("MONITOR\r\n"u8.ToArray());
        var reader = new StreamReader(stream);
        await reader.ReadLineAsync();
        trips._counting = trips.CountAsync(reader);
        return trips;
    }

    /// <summary>Ends it.</summary>
    /// <returns>How often each command was asked.</returns>
    public async Task<IReadOnlyDictionary<string, int>> EndAsync()
    {
        // What the server has yet to tell comes before the end.
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        _client.Client.Shutdown(SocketShutdown.Both);
        await _counting;
        return _counts;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _counting;
    }

    // +1764244800.123456 [0 127.0.0.1:40404] "EVALSHA" "5f1c..."; a command of a script has [0 lua].
    private async Task CountAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                if (
                    line.Split('"', 3) is [var from, var command, _]
                    && !from.EndsWith("lua] ", StringComparison.Ordinal)
                )
                {
                    _counts[command.ToUpperInvariant()] = _counts.GetValueOrDefault(command.ToUpperInvariant()) + 1;
                }
            }
        }
        catch (IOException)
        {
            // It was ended.
        }
    }
}
