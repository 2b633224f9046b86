using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AiTrader.Handoffs;
using AiTrader.Runner.Bundles;
using AiTrader.Runner.Input;
using AiTrader.Runner.Json;
using AiTrader.Runner.Traders;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Fuzzing.Targets;

/// <summary>What AiTrader itself writes, or people write for it.</summary>
internal static class ContentTargets
{
    private static readonly string News = Seed.Read("news.jsonl");
    private static readonly string Traders = Seed.Read("traders.jsonc");
    private static readonly string Manifest = Seed.Read("manifest.json");

    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2025, 10, 1, 12, 0, 0, TimeSpan.Zero));

    private static readonly ContextSeal Seals = new(
        new SealKeys(new SealKey("k1", new byte[32])),
        ContextSeal.DefaultAudience,
        Clock
    );

    /// <summary>Creates the targets.</summary>
    public static IEnumerable<FuzzTarget> Create() =>
        [
            new("news", Seed.Of(News), ReadNews, typeof(DataFileException)),
            new("traders", Seed.Of(Traders), ReadTraders, typeof(InputException)),
            new("request-json", Seed.Of(Traders, "[1,{\"a\":null}]"), ReadPlaces, typeof(JsonException)),
            new("ledger-lines", LedgerSeed.Lines(), ReadEntry, typeof(FormatException), typeof(JsonException)),
            new("ledger-export", LedgerSeed.Exported(), ReadExported, typeof(FormatException), typeof(JsonException)),
            new("bundle-manifest", Seed.Of(Manifest), ReadManifest, typeof(InputException)),
            new("bundle-zip", [Zip(Encoding.UTF8.GetBytes(Manifest))], ReadBundle, typeof(InputException)),
            new("seal", Seed.Of(Seals.Seal(Alice())), OpenSeal),
            new(
                "offer",
                [OfferedContext.Create(Alice(), Clock.GetUtcNow()).Write()],
                ReadOffer,
                typeof(InvalidDataException)
            ),
            new(
                "json-context",
                Seed.Of(JsonSerializer.Serialize(Alice())),
                Json<TradingContext>,
                typeof(JsonException)
            ),
            new("json-entry", LedgerSeed.Json(), Json<LedgerEntry>, typeof(JsonException)),
        ];

    private static TradingContext Alice() => Contexts.Alice("2025-10-01");

    private static async Task ReadNews(FuzzInput input) =>
        _ = await new JsonLinesNewsSource(input.File("news.jsonl")).SearchAsync("a");

    private static Task ReadTraders(FuzzInput input)
    {
        _ = TradersFile.ReadWithoutKeys(input.File("traders.json"));
        return Task.CompletedTask;
    }

    private static Task ReadPlaces(FuzzInput input)
    {
        _ = TradersSchema.Check(JsonPlaceReader.Read(input.Bytes)).ToList();
        return Task.CompletedTask;
    }

    private static Task ReadEntry(FuzzInput input)
    {
        byte[] line = LedgerEntryJson.Write(LedgerEntryJson.Read(input.Bytes));
        byte[] again = LedgerEntryJson.Write(LedgerEntryJson.Read(line));
        Seed.RequireEqual(Encoding.UTF8.GetString(line), Encoding.UTF8.GetString(again), "The entry");
        return Task.CompletedTask;
    }

    private static Task ReadExported(FuzzInput input)
    {
        var (entry, hash) = LedgerLine.Read(input.Bytes);
        var again = LedgerLine.Read(LedgerLine.Write(entry, hash));
        Seed.RequireEqual(
            Encoding.UTF8.GetString(LedgerLine.Write(entry, hash)),
            Encoding.UTF8.GetString(LedgerLine.Write(again.Entry, again.Hash)),
            "The line"
        );
        return Task.CompletedTask;
    }

    private static Task ReadManifest(FuzzInput input)
    {
        _ = BundleFile.Read(input.File("run.zip", Zip(input.Bytes)));
        return Task.CompletedTask;
    }

    private static Task ReadBundle(FuzzInput input)
    {
        _ = BundleFile.Read(input.File("run.zip"));
        return Task.CompletedTask;
    }

    private static Task OpenSeal(FuzzInput input)
    {
        if (Seals.Open(input.Text) is UnsealResult.Opened opened)
        {
            Seed.RequireEqual(Alice(), opened.Context, "The sealed context");
        }

        return Task.CompletedTask;
    }

    private static Task ReadOffer(FuzzInput input)
    {
        var ticket = ContextTicket.Create("0123456789abcdef", Alice());
        _ = OfferedContext.Read(ticket, input.Bytes).ClaimedBy(ticket, Clock.GetUtcNow());
        return Task.CompletedTask;
    }

    private static Task Json<T>(FuzzInput input)
    {
        var value = JsonSerializer.Deserialize<T>(input.Bytes);
        Seed.RequireEqual(value, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value)), typeof(T).Name);
        return Task.CompletedTask;
    }

    private static byte[] Zip(byte[] manifest)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("manifest.json").Open();
            entry.Write(manifest);
        }

        return buffer.ToArray();
    }
}
