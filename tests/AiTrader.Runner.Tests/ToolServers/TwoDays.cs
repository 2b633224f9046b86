using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>
/// Two days of hourly sessions on China's market, which every client trades alike: lots, T+1, holds, ends, mistakes.
/// </summary>
internal sealed class TwoDays : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TwoDays() => File.WriteAllText(CallsFile, JsonSerializer.Serialize(Calls));

    /// <summary>The calls, in order, each with the id that a client sends if it can.</summary>
    public static IReadOnlyList<(string Tool, JsonObject Arguments, string Id)> All { get; } =
    [.. Plan().Select((call, number) => (call.Tool, call.Arguments, $"{call.Session}#{number + 1}.1"))];

    /// <summary>The same as a file.</summary>
    public string CallsFile => _folder.File("calls.json");

    /// <summary>The server of a client, with a store of its own.</summary>
    public string[] Options(string store) =>
        [
            "--market",
            "cn",
            "--prices",
            SharedCorpus.PathOf("prices", "cn_hourly.csv.gz"),
            "--store",
            $"sqlite:{_folder.File(store)}",
            "--signature",
            "alice",
            "--model",
            "test/model",
            "--cash",
            "100000",
            "--from",
            "2025-10-09",
            "--to",
            "2025-10-10",
        ];

    /// <summary>The command line of a server on standard streams.</summary>
    public string[] Server(string store) =>
        [AitraderProgram.Dotnet, AitraderProgram.Dll, "mcp", "--stdio", .. Options(store)];

    /// <summary>The head of the ledger of a client, and its entries, as text without the ids.</summary>
    public async Task<(string Head, string[] Acts)> LedgerAsync(string store)
    {
        await using var opened = new SqliteStore(_folder.File(store), TimeProvider.System);
        var entries = await opened.Ledgers.AllEntriesAsync("alice");
        return (await opened.Ledgers.HeadAsync("alice"), [.. entries.Select(entry => LedgerEntryText(entry))]);
    }

    public void Dispose() => _folder.Dispose();

    private static JsonArray Calls =>
        [
            .. All.Select(call =>
                (JsonNode)
                    new JsonObject
                    {
                        ["tool"] = call.Tool,
                        ["arguments"] = call.Arguments.DeepClone(),
                        ["id"] = call.Id,
                    }
            ),
        ];

    private static string LedgerEntryText(LedgerEntry entry)
    {
        var line = JsonNode.Parse(JsonSerializer.Serialize(entry))!.AsObject();
        line.Remove("id");
        return line.ToJsonString();
    }

    private static IEnumerable<(string Session, string Tool, JsonObject Arguments)> Plan()
    {
        string[] sessions =
        [
            .. from day in new[] { "2025-10-09", "2025-10-10" }
            from hour in new[] { "10:30", "11:30", "14:00", "15:00" }
            select $"{day}T{hour}:00",
        ];
        yield return (sessions[0], "market", []);
        yield return (sessions[0], "quote", new() { ["symbols"] = new JsonArray("600036.SH", "601288.SH") });
        yield return (sessions[0], "buy", Order("600036.SH", 200));
        yield return (sessions[0], "buy", Order("600036.SH", 150));
        yield return (sessions[0], "sell", Order("600036.SH", 100));
        yield return (sessions[0], "buy", Order("NOSUCH", 100));
        yield return (sessions[0], "end_session", []);
        yield return (sessions[1], "hold", new() { ["reason"] = "The order of the morning is filled." });
        yield return (sessions[2], "buy", Order("601288.SH", 1000));
        yield return (sessions[2], "hold", new() { ["reason"] = "Enough for a day — 够了." });
        yield return (sessions[3], "end_session", []);
        yield return (sessions[4], "sell", Order("600036.SH", 100));
        yield return (sessions[4], "portfolio", []);
        yield return (sessions[4], "end_session", []);
        yield return (sessions[5], "sell", Order("600036.SH", 200));
        yield return (sessions[5], "hold", new() { ["reason"] = "Only one lot is left." });
        yield return (sessions[6], "end_session", []);
        yield return (sessions[7], "sell", Order("601288.SH", 1000));
        yield return (sessions[7], "hold", new() { ["reason"] = "The weekend begins." });
        yield return (sessions[7], "market", []);
    }

    private static JsonObject Order(string symbol, int quantity) =>
        new() { ["symbol"] = symbol, ["quantity"] = quantity };
}
