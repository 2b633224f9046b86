using System.Runtime.CompilerServices;
using System.Text;
using AiTrader.Stores;

namespace AiTrader.Tools.Mcp;

/// <summary>
/// What a host can show of a context without a tool: instructions, the prompt of a day, and the contents of resources.
/// Everything is as of the context's time.
/// </summary>
/// <param name="desk">What is shown.</param>
/// <param name="tools">The tools of the server.</param>
/// <param name="walk">The sessions of the one trader of the server; null if calls have other contexts.</param>
internal sealed class HostView(StandaloneToolDesk desk, TradingToolset tools, SessionWalk? walk)
{
    // An account can have a million entries.
    private const int MaximumEntries = 1_000;

    private string Rule => tools.Any(tool => tool.ShowsTextOfOthers) ? $" {EnvelopeRule.OfServers}" : "";

    /// <summary>The instructions of a server with one context.</summary>
    public async ValueTask<string> WriteInstructionsAsync(TradingContext context, CancellationToken cancellationToken)
    {
        var market = await MarketTool.WriteAsync(context, desk, walk, cancellationToken).ConfigureAwait(false);
        return $"{HostWords.Conduct} {(walk is null ? HostWords.OneSession : HostWords.Walk)}{Rule}\n\n{market.Text}";
    }

    /// <summary>The instructions of a server whose calls have their own contexts.</summary>
    public string WriteInstructions()
    {
        var market = desk.MarketData.Market;
        return $"{HostWords.Conduct} {HostWords.OwnContexts}{Rule}\n\nThe market is {market}, in {market.Currency}.\n"
            + $"Rules: {TradingPrompt.RulesOf(market, TradingConditions.None, Mandate.None)}";
    }

    /// <summary>The prompt that begins a trading day.</summary>
    public async ValueTask<string> WritePromptAsync(TradingContext context, CancellationToken cancellationToken)
    {
        var portfolio = await desk.Brokerage.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        var orders = await desk.Brokerage.GetOpenOrdersAsync(context, cancellationToken).ConfigureAwait(false);
        var terms = await desk.ReadConditionsAsync(context, cancellationToken).ConfigureAwait(false);
        string day = new TradingPrompt().Write(context, portfolio, orders, desk.MarketData, terms);
        return $"{day}\n\n{(walk is null ? HostWords.OneSession : HostWords.Walk)}{Rule}\n\nDecide the session of "
            + $"{context.Time}.";
    }

    /// <summary>The rules of the market, and the session under way.</summary>
    public async ValueTask<string> ReadMarketAsync(TradingContext context, CancellationToken cancellationToken) =>
        (await MarketTool.WriteAsync(context, desk, walk, cancellationToken).ConfigureAwait(false)).Text;

    /// <summary>Cash and positions, as JSON.</summary>
    public async ValueTask<string> ReadPortfolioAsync(TradingContext context, CancellationToken cancellationToken)
    {
        var portfolio = await desk.Brokerage.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        var orders = await desk.Brokerage.GetOpenOrdersAsync(context, cancellationToken).ConfigureAwait(false);
        return PortfolioTool.Answer(context, portfolio, orders, desk.MarketData).ToJson().GetRawText();
    }

    /// <summary>The current prices of all symbols, as JSON.</summary>
    public ValueTask<string> ReadPricesAsync(TradingContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var quotes = QuoteAnswer.Write(context, desk.MarketData.GetSymbols(context), desk.MarketData);
        return ValueTask.FromResult(quotes.ToJson().GetRawText());
    }

    /// <summary>The latest entries of the ledger up to the context's time, a line of JSON each.</summary>
    public async ValueTask<string> ReadLedgerAsync(TradingContext context, CancellationToken cancellationToken)
    {
        await desk.RequireAsync(context, cancellationToken).ConfigureAwait(false);
        var latest = new Queue<LedgerEntry>();
        await foreach (var entry in EntriesAsync(context, cancellationToken).ConfigureAwait(false))
        {
            latest.Enqueue(entry);
            if (latest.Count > MaximumEntries)
            {
                latest.Dequeue();
            }
        }

        return string.Join('\n', latest.Select(entry => Encoding.UTF8.GetString(LedgerEntryJson.Write(entry))));
    }

    private async IAsyncEnumerable<LedgerEntry> EntriesAsync(
        TradingContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var entries = desk.Ledgers.ReadEntriesAsync(context.Signature, 0, cancellationToken);
        await foreach (var entry in entries.ConfigureAwait(false))
        {
            if (entry.Context.Time <= context.Time)
            {
                yield return entry;
            }
        }
    }
}
