using System.Reflection;
using AiTrader.Prices;
using AiTrader.Runner.Input;
using AiTrader.Runner.Traders;
using AiTrader.Stores;
using AiTrader.Tools;

namespace AiTrader.Runner.Bundles;

/// <summary>Packs the run of a store.</summary>
/// <param name="store">The store.</param>
/// <param name="prices">The prices of its runs, with the splits and dividends.</param>
/// <param name="seed">The seed of the run.</param>
internal sealed class BundleWriter(IStore store, IReadOnlyList<PriceSeries> prices, int seed)
{
    /// <summary>The name of the file of the prices, without its folder; null for the synthetic market.</summary>
    public string? PriceFile { get; init; }

    /// <summary>The news; null for none.</summary>
    public IReadOnlyList<NewsItem>? News { get; init; }

    /// <summary>The traders of the traders file; empty without one.</summary>
    public IReadOnlyList<TraderPlan> Plans { get; init; } = [];

    /// <summary>Packs the traders.</summary>
    /// <param name="signatures">The traders.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InputException">A file would have a key, or a cassette cannot be read.</exception>
    /// <exception cref="StoreCorruptedException">A ledger was changed from outside.</exception>
    public async Task<BundleContent> PackAsync(IReadOnlyList<Signature> signatures, CancellationToken cancellationToken)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var traders = new List<BundledTrader>();
        foreach (var signature in signatures)
        {
            traders.Add(await PackAsync(signature, files, cancellationToken));
        }

        var manifest = new BundleManifest
        {
            Format = BundleManifest.CurrentFormat,
            Version =
                typeof(BundleWriter)
                    .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                    ?.InformationalVersion.Split('+')[0]
                ?? "",
            Seed = seed,
            Prices = new BundledPrices { File = PriceFile, Series = [.. prices.Select(BundledSeries.Of)] },
            Actions = prices.Select(series => BundleContent.HashOf(series.Actions)).FirstOrDefault(),
            News = BundleContent.HashOf(News),
            Traders = traders,
            Files = [.. files.Select(file => BundledFile.Of(file.Key, file.Value))],
        };
        var bundle = new BundleContent(manifest, files);
        new SecretSearch(Plans.Select(plan => plan.Model?.Key)).Require(bundle);
        return bundle;
    }

    private async Task<BundledTrader> PackAsync(
        Signature signature,
        SortedDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        var model = Plans.FirstOrDefault(plan => plan.Signature == signature)?.Model;
        var (chain, count) = (new HashChain(), 0L);
        using var ledger = new MemoryStream();
        using var journals = new MemoryStream();
        await foreach (var entry in store.Ledgers.ReadEntriesAsync(signature, 0, cancellationToken))
        {
            Add(ledger, LedgerLine.Write(entry, chain.Add(entry)));
            count++;
            if (entry is LedgerEntry.SessionCompleted)
            {
                foreach (var line in await store.Journals.ReadAsync(entry.Context, cancellationToken))
                {
                    Add(journals, BundleJson.Write(JournalLine.Of(line)));
                }
            }
        }

        string? prompt = model?.Prompt.Template;
        var trader = new BundledTrader
        {
            Signature = signature.Value,
            Entries = count,
            Head = Convert.ToHexStringLower(chain.Head),
            Prompt = prompt == new TradingPrompt().Template ? null : prompt,
        };
        files[trader.LedgerFile] = ledger.ToArray();
        if (journals.Length > 0)
        {
            files[trader.JournalFile] = journals.ToArray();
        }

        if ((model?.ReplayFile ?? model?.RecordFile) is { } cassette && File.Exists(cassette))
        {
            files[trader.CassetteFile] = Normalized(cassette);
        }

        return trader;
    }

    // Compressed or not, with the line ends of a bundle.
    private static byte[] Normalized(string cassette)
    {
        using var lines = new MemoryStream();
        foreach (var line in JsonLineFile.Read(cassette))
        {
            Add(lines, System.Text.Encoding.UTF8.GetBytes(line.Text));
        }

        return lines.ToArray();
    }

    private static void Add(MemoryStream stream, byte[] line)
    {
        stream.Write(line);
        stream.WriteByte((byte)'\n');
    }
}
