using System.Diagnostics;
using System.Globalization;

namespace AiTrader.Testing.Processes;

/// <summary>
/// A real sentinel of one test's own, which watches a primary and makes its replica the primary when it is down for a
/// second. Disposing ends it.
/// </summary>
public sealed class RedisSentinel : IDisposable
{
    /// <summary>The name under which it knows the primary.</summary>
    public const string Service = "mymaster";

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private RedisSentinel(int port, RedisServer primary)
    {
        Address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        string settings = _folder.File("sentinel.conf");
        File.WriteAllText(
            settings,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                port {port}
                bind 127.0.0.1
                dir {_folder.Path}
                sentinel monitor {Service} 127.0.0.1 {primary.Port} 1
                sentinel down-after-milliseconds {Service} 1000
                sentinel failover-timeout {Service} 2000

                """
            )
        );
        _process = Process.Start(
            new ProcessStartInfo("redis-server", [settings, "--sentinel"]) { RedirectStandardOutput = true }
        )!;
    }

    /// <summary>Its address: <c>127.0.0.1:PORT</c>.</summary>
    public string Address { get; }

    /// <summary>Starts one, and waits until it knows the primary's replica.</summary>
    /// <param name="primary">The server that it watches.</param>
    public static async Task<RedisSentinel> StartAsync(RedisServer primary)
    {
        RedisServer.RequireInstalled();
        var sentinel = new RedisSentinel(FreePort.Find(), primary);
        var said = new List<string>();
        while (await sentinel._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("+slave slave", StringComparison.Ordinal))
            {
                // Read on: a full pipe would stop it.
                _ = sentinel._process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return sentinel;
            }

            said.Add(line);
        }

        sentinel.Dispose();
        throw new InvalidOperationException($"The sentinel does not start: {string.Join('\n', said.TakeLast(5))}");
    }

    /// <summary>Kills it and removes its files.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }
}
