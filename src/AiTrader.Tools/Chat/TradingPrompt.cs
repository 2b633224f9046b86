using System.Globalization;
using System.Text;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// What a model is told when a session begins. A template of one's own may use <c>{time}</c>, <c>{market}</c>,
/// <c>{currency}</c>, <c>{rules}</c>, <c>{portfolio}</c> and <c>{prices}</c>; anything else in braces is refused.
/// </summary>
public sealed class TradingPrompt
{
    private const string Standard = """
        You trade on the market {market}, in {currency}. It is {time} on the market's clock; you know nothing of later.
        You act through tools alone: buy, sell and hold. What you write in words trades nothing. When you have decided to trade
        nothing (more), call hold and say why.

        Rules: {rules}

        Your portfolio:
        {portfolio}

        The prices of now:
        {prices}
        """;

    private static readonly string[] Names = ["{time}", "{market}", "{currency}", "{rules}", "{portfolio}", "{prices}"];

    private readonly string _template;

    /// <summary>The prompt that this library ships.</summary>
    public TradingPrompt()
        : this(Standard) { }

    /// <summary>A prompt of one's own.</summary>
    /// <exception cref="ArgumentException">The template is empty or names what there is not.</exception>
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

    /// <summary>The messages that begin a session.</summary>
    public async ValueTask<List<ChatMessage>> WriteAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(desk);
        var market = desk.MarketData.Market;
        var portfolio = await desk.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        string text = _template
            .Replace("{time}", context.Time.ToString(), StringComparison.Ordinal)
            .Replace("{market}", market.Name, StringComparison.Ordinal)
            .Replace("{currency}", market.Currency, StringComparison.Ordinal)
            .Replace("{rules}", RulesOf(market), StringComparison.Ordinal)
            .Replace("{portfolio}", PortfolioTool.Write(context, portfolio, desk.MarketData), StringComparison.Ordinal)
            .Replace("{prices}", PricesOf(context, desk.MarketData), StringComparison.Ordinal);
        return
        [
            new ChatMessage(ChatRole.System, text),
            new ChatMessage(ChatRole.User, $"Decide the session of {context.Time}."),
        ];
    }

    private static string RulesOf(Market market)
    {
        string units =
            market.AllowsFractions ? "fractions of a unit may be traded"
            : market.LotSize == 1 ? "whole units only"
            : string.Create(CultureInfo.InvariantCulture, $"multiples of {market.LotSize} only");
        string settlement =
            market.Settlement == Settlement.NextDay
                ? "what is bought today can be sold from tomorrow on"
                : "what is bought can be sold at once";
        return $"{units}; {settlement}; no selling short; no credit.";
    }

    private static string PricesOf(TradingContext context, IMarketData marketData)
    {
        var text = new StringBuilder();
        foreach (var symbol in marketData.Symbols)
        {
            if (marketData.GetQuote(context, symbol) is { } quote)
            {
                text.Append(CultureInfo.InvariantCulture, $"{symbol} {quote.Price}\n");
            }
        }

        return text.Length > 0 ? text.ToString().TrimEnd() : "none";
    }
}
