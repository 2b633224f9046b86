using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AiTrader.Stores;
using AiTrader.Testing.Processes;
using StackExchange.Redis;

namespace AiTrader.Benchmarks.Redis;

/// <summary>
/// What <c>redis-benchmark</c>, a client written in C, makes of the script that appends. Its arguments cannot follow a
/// head that moves:
/// either each call appends to a new ledger under random keys, which costs the server three new keys, or each finds
/// that the head of
/// one ledger is another, which costs it no write.
/// </summary>
internal sealed partial class BareScript
{
    private readonly RedisServer _server;
    private readonly string[] _command;

    private BareScript(RedisServer server, string[] command)
    {
        _server = server;
        _command = command;
    }

    /// <summary>A call that appends an entry to a new ledger.</summary>
    public static async Task<BareScript> AppendingAsync(RedisServer server, LedgerEntry entry) =>
        new(server, [.. await LoadAsync(server), .. KeysOf("__rand_int__"), "", "0", "1", .. ValuesOf(entry)]);

    /// <summary>A call that is refused, because the ledger has another head, and is given no entries back.</summary>
    public static async Task<BareScript> RefusedAsync(RedisServer server, LedgerEntry entry) =>
        new(
            server,
            [
                .. await LoadAsync(server),
                .. KeysOf(entry.Context.Signature.Value),
                "-",
                "1000000000",
                "1000000001",
                .. ValuesOf(entry),
            ]
        );

    /// <summary>Calls it so many times over one connection.</summary>
    /// <param name="calls">How often.</param>
    /// <param name="pipeline">How many calls wait for their reply at a time.</param>
    /// <returns>Calls a second.</returns>
    public async Task<double> RateAsync(int calls, int pipeline)
    {
        string[] options =
        [
            "-p",
            Text(_server.Port),
            "-c",
            "1",
            "-n",
            Text(calls),
            "-P",
            Text(pipeline),
            "-r",
            "1000000000",
            "-q",
        ];
        using var process =
            Process.Start(
                new ProcessStartInfo("redis-benchmark", [.. options, .. _command]) { RedirectStandardOutput = true }
            ) ?? throw new InvalidOperationException("No process was started.");
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Rate().Matches(output) is [.., var last]
            ? double.Parse(last.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"redis-benchmark said: {output}");
    }

    private static async Task<string[]> LoadAsync(RedisServer server)
    {
        using var resource =
            typeof(RedisStore).Assembly.GetManifestResourceStream("AiTrader.Stores.append.lua")
            ?? throw new InvalidOperationException("The script is not in the assembly.");
        using var reader = new StreamReader(resource);
        await using var client = await ConnectionMultiplexer.ConnectAsync($"{server.Address},allowAdmin=true");
        byte[] hash = await client.GetServer(server.Address).ScriptLoadAsync(await reader.ReadToEndAsync());
        return ["EVALSHA", Convert.ToHexStringLower(hash), "3"];
    }

    private static IEnumerable<string> KeysOf(string signature) =>
        ((string[])["head", "entries", "ids"]).Select(part => $"aitrader:{{{signature}}}:ledger:{part}");

    private static string[] ValuesOf(LedgerEntry entry) =>
        ["no-such-id", Encoding.UTF8.GetString(LedgerEntryJson.Write(entry)), new string('5', 64), "500"];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("([0-9.]+) requests per second")]
    private static partial Regex Rate();
}
