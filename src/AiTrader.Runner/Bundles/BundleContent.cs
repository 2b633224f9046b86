using System.Security.Cryptography;
using System.Text.Json;
using AiTrader.Prices;
using AiTrader.Runner.Reruns;
using AiTrader.Stores;
using AiTrader.Tools;

namespace AiTrader.Runner.Bundles;

/// <summary>A bundle: its manifest, and its other files by their names.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Files">The files.</param>
internal sealed record BundleContent(BundleManifest Manifest, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>The files that are not those of the manifest, a line each.</summary>
    public IEnumerable<string> FindChanged()
    {
        foreach (var file in Manifest.Files)
        {
            if (
                (
                    Files.TryGetValue(file.Name, out byte[]? content)
                        ? file.WhereNot(content)
                        : $"{file.Name} is missing"
                ) is
                { } reason
            )
            {
                yield return reason;
            }
        }

        foreach (string name in Files.Keys.Except(Manifest.Files.Select(file => file.Name)))
        {
            yield return $"{name} was added";
        }
    }

    /// <summary>The entries of the ledger of a trader, and the first one that its hash does not follow from.</summary>
    /// <exception cref="FormatException">A line is not an entry.</exception>
    public (IReadOnlyList<LedgerEntry> Entries, string? Damage) ReadLedger(BundledTrader trader)
    {
        var (entries, chain) = (new List<LedgerEntry>(), new HashChain());
        string? damage = null;
        foreach (var line in BundleLines.Of(FileOf(trader.LedgerFile)))
        {
            var (entry, hash) = LedgerLine.Read(line.Span);
            entries.Add(entry);
            if (chain.Add(entry) != hash)
            {
                damage ??=
                    $"{trader.LedgerFile}, line {entries.Count}: its hash does not follow from the entries until it";
            }
        }

        return (
            entries,
            damage
                ?? (
                    entries.Count == trader.Entries && Convert.ToHexStringLower(chain.Head) == trader.Head
                        ? null
                        : $"{trader.LedgerFile} does not end with the head of the manifest"
                )
        );
    }

    /// <summary>The conversations of a trader; none without a model.</summary>
    /// <exception cref="FormatException">A line is not an entry of a journal.</exception>
    public IReadOnlyDictionary<TradingContext, RecordedConversation> ReadJournals(BundledTrader trader)
    {
        if (!Files.TryGetValue(trader.JournalFile, out byte[]? content))
        {
            return new Dictionary<TradingContext, RecordedConversation>();
        }

        var signature = Signature.Parse(trader.Signature);
        try
        {
            return BundleLines
                .Of(content)
                .Select(line => BundleJson.ReadJournalLine(line.Span).EntryOf(signature))
                .GroupBy(entry => entry.Context)
                .ToDictionary(session => session.Key, session => new RecordedConversation([.. session]));
        }
        catch (JsonException malformed)
        {
            throw new FormatException($"{trader.JournalFile} has a line that is not an entry of a journal.", malformed);
        }
    }

    /// <summary>What decides the sessions of the traders again.</summary>
    /// <exception cref="DataFileException">A line of a cassette is not a recorded reply.</exception>
    /// <exception cref="FormatException">A prompt is not one.</exception>
    public RerunDeciders CreateDeciders()
    {
        var models = new Dictionary<string, IRerunDecider>(StringComparer.Ordinal);
        foreach (var trader in Manifest.Traders)
        {
            var prompt = trader.Prompt is null ? null : PromptOf(trader.Prompt);
            models[trader.Signature] = Files.TryGetValue(trader.CassetteFile, out byte[]? cassette)
                ? ModelDecider.OfCassette(
                    prompt,
                    new ScriptedChatClient(
                        Cassette.Read(trader.CassetteFile, LinesOf(trader.CassetteFile, cassette)).ReplyTo
                    )
                )
                : ModelDecider.OfJournal(prompt);
        }

        return new RerunDeciders(Manifest.Seed, (signature, _) => models.GetValueOrDefault(signature.Value));
    }

    /// <summary>
    /// The market of the first trader; null if its ledger cannot be read, or its market is not known.
    /// </summary>
    public Market? FindMarket()
    {
        try
        {
            return
                Manifest.Traders is [var first, ..]
                && Files.TryGetValue(first.LedgerFile, out byte[]? ledger)
                && LedgerLine.Read(BundleLines.Of(ledger).First().Span).Entry is LedgerEntry.AccountOpened opened
                ? Market.Known.FirstOrDefault(market => market.Name == opened.Terms.Market)
                : null;
        }
        catch (Exception damaged) when (damaged is FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The hash of splits and dividends; null if there are none.</summary>
    public static string? HashOf(CorporateActions actions) =>
        actions.All.Count == 0 ? null : HashOf(actions.All.Select(action => $"{action}"));

    /// <summary>The hash of news; null if there is none.</summary>
    public static string? HashOf(IReadOnlyList<NewsItem>? news) =>
        news is null
            ? null
            : HashOf(
                news.Select(item =>
                    string.Join(
                        '\u001f',
                        [item.Published, item.Title, item.Summary, item.Url, item.Source, .. item.Symbols]
                    )
                )
            );

    private static string HashOf(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    private static TradingPrompt PromptOf(string template)
    {
        try
        {
            return new TradingPrompt(template);
        }
        catch (ArgumentException refused)
        {
            throw new FormatException($"A prompt of the manifest is refused: {refused.Message}", refused);
        }
    }

    private static IEnumerable<JsonLine> LinesOf(string name, byte[] content) =>
        BundleLines
            .Of(content)
            .Select((line, i) => new JsonLine(name, i + 1, System.Text.Encoding.UTF8.GetString(line.Span)));

    private byte[] FileOf(string name) =>
        Files.TryGetValue(name, out byte[]? content) ? content : throw new FormatException($"{name} is missing.");
}
