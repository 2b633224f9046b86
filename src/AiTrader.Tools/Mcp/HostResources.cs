using ModelContextProtocol.Protocol;

namespace AiTrader.Tools.Mcp;

/// <summary>The resources of a server, each for the context of the request.</summary>
internal static class HostResources
{
    private const string Text = "text/plain";
    private const string Json = "application/json";

    /// <summary>The rules, the portfolio, the current prices and the ledger so far.</summary>
    public static IEnumerable<HostResource> CreateFor(HostView view, HostGate gate) =>
        [
            new(
                Describe("rules", "Market and rules", "The market, its rules, the date and the cash.", Text),
                view.ReadMarketAsync,
                gate
            ),
            new(
                Describe("portfolio", "Portfolio", "The current cash and positions.", Json),
                view.ReadPortfolioAsync,
                gate
            ),
            new(
                Describe("prices", "Current prices", "The symbols of the market with their current prices.", Json),
                view.ReadPricesAsync,
                gate
            ),
            new(
                Describe(
                    "ledger",
                    "Ledger so far",
                    "The latest 1,000 entries of your ledger: what was filled, denied and held, a line of JSON each.",
                    "application/x-ndjson"
                ),
                view.ReadLedgerAsync,
                gate
            ),
        ];

    private static Resource Describe(string name, string title, string description, string type) =>
        new()
        {
            Uri = $"aitrader://{name}",
            Name = name,
            Title = title,
            Description = description,
            MimeType = type,
        };
}
