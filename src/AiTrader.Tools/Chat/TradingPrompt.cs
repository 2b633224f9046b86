using System.Globalization;
using System.Text;
using AiTrader.Stores;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// The prompt that begins a session. Your own template can use <c>{time}</c>, <c>{market}</c>, <c>{currency}</c>,
/// <c>{rules}</c>, <c>{portfolio}</c>, <c>{orders}</c> and <c>{prices}</c>; other names in braces are refused.
/// </summary>
public sealed class TradingPrompt
{
    /// <summary>How orders rest, as models are told it.</summary>
    internal const string Resting =
        "A buy or a sell with a limit or a stop that cannot be executed now rests, and reserves what it needs. It "
        + "rests to the end of its day; with gtc, until it is filled or canceled. A limit is executed when the price "
        + "goes through it, a stop when the price reaches it.";

    private const string Standard = $$"""
        You trade on the market {market}, in {currency}. It is {time} on the market's clock.
        You know nothing that happens later.
        You act only through tools: buy, sell, cancel and hold. Text that you write trades nothing. When you
        decide to make no (more) trades, call hold and say why.

        Rules: {rules}
        {{Resting}}

        Your portfolio:
        {portfolio}

        Your open orders:
        {orders}

        Current prices:
        {prices}
        """;

    private static readonly string[] Names =
    [
        "{time}",
        "{market}",
        "{currency}",
        "{rules}",
        "{portfolio}",
        "{orders}",
        "{prices}",
    ];

    private readonly string _template;

    /// <summary>The prompt that this library ships.</summary>
    public TradingPrompt()
        : this(Standard) { }

    /// <summary>Creates a prompt from your own template.</summary>
    /// <exception cref="ArgumentException">The template is empty or uses an unknown name.</exception>
    public TradingPrompt(string template)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(template);
        string rest = Names.Aggregate(template, (text, name) => text.Replace(name, "", StringComparison.Ordinal));
        int brace = rest.IndexOfAny(['{', '}']);
        _template =
            brace < 0
                ? template
                : throw new ArgumentException(
                    $"The template names '{rest.AsSpan(brace, Math.Min(20, rest.Length - brace))}'; allowed "
                        + $"are {string.Join(", ", Names)}.",
                    nameof(template)
                );
    }

    /// <summary>The text with its names in braces.</summary>
    internal string Template => _template;

    /// <summary>The messages that begin a session.</summary>
    public async ValueTask<List<ChatMessage>> WriteAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(desk);
        var portfolio = await desk.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        var orders = await desk.GetOpenOrdersAsync(context, cancellationToken).ConfigureAwait(false);
        var brokerage = desk.ToolDesk.Brokerage;
        string text = Write(context, portfolio, orders, desk.MarketData, (brokerage.Conditions, brokerage.Mandate));
        return
        [
            new ChatMessage(ChatRole.System, text),
            new ChatMessage(ChatRole.User, $"Decide the session of {context.Time}."),
        ];
    }

    /// <summary>The text of the first message.</summary>
    internal string Write(
        TradingContext context,
        Portfolio portfolio,
        OpenOrders orders,
        IMarketData marketData,
        (TradingConditions Conditions, Mandate Mandate) terms
    )
    {
        var market = marketData.Market;
        return _template
            .Replace("{time}", context.Time.ToString(), StringComparison.Ordinal)
            .Replace("{market}", market.Name, StringComparison.Ordinal)
            .Replace("{currency}", market.Currency, StringComparison.Ordinal)
            .Replace("{rules}", RulesOf(market, terms.Conditions, terms.Mandate), StringComparison.Ordinal)
            .Replace(
                "{portfolio}",
                PortfolioTool.Write(context, portfolio, orders, marketData),
                StringComparison.Ordinal
            )
            .Replace("{orders}", OrdersAnswer.Text(orders, market), StringComparison.Ordinal)
            .Replace("{prices}", PricesOf(context, marketData), StringComparison.Ordinal);
    }

    /// <summary>The rules of a market, and the conditions and the mandate of an account, as text.</summary>
    internal static string RulesOf(Market market, TradingConditions conditions, Mandate mandate)
    {
        string units =
            market.AllowsFractions ? "fractions of a unit may be traded"
            : market.LotSize == 1 ? "whole units only"
            : string.Create(CultureInfo.InvariantCulture, $"multiples of {market.LotSize} only");
        string settlement =
            market.Settlement == Settlement.NextDay
                ? "what is bought today can be sold from tomorrow on"
                : "what is bought can be sold at once";
        string costs = conditions == TradingConditions.None ? "" : $"; {conditions}";
        string limits =
            conditions.PriceLimits && market.PriceLimits is { } share
                ? $"; the price limits are {share} from the last close of an earlier day: at an open at or above the "
                    + "upper one nothing can be bought, at or below the lower one nothing can be sold"
                : "";
        string allowed = mandate == Mandate.None ? "" : $"; the mandate of the account: {mandate}";
        return $"{units}; {settlement}; no selling short; no credit{costs}{limits}{allowed}.";
    }

    private static string PricesOf(TradingContext context, IMarketData marketData)
    {
        var text = new StringBuilder();
        foreach (var symbol in marketData.GetSymbols(context))
        {
            if (marketData.GetQuote(context, symbol) is { } quote)
            {
                text.Append(CultureInfo.InvariantCulture, $"{symbol} {quote.Price}\n");
            }
        }

        return text.Length > 0 ? text.ToString().TrimEnd() : "none";
    }
}
