using System.Globalization;
using System.Text;
using AiTrader.Prices;

namespace AiTrader.Tools;

/// <summary>What models are told, and how what they say becomes symbols and counts.</summary>
internal sealed class ToolWords(IMarketData marketData)
{
    private const int MaximumListed = 30;
    private const int MaximumReason = 2_000;

    /// <summary>The symbol of a text.</summary>
    /// <exception cref="ToolArgumentException">The market does not list it; names the ones that may be
    /// meant.</exception>
    public Symbol SymbolOf(string text)
    {
        if (Symbol.TryParse(text, out var symbol) && marketData.IsListed(symbol))
        {
            return symbol;
        }

        string shown = ShownText.Of(text);
        string meant = text.Trim();
        var near = marketData.Symbols.Where(listed => IsNear(listed.Value, meant)).Take(MaximumListed).ToList();
        string others =
            string.Join(", ", marketData.Symbols.Take(MaximumListed))
            + (marketData.Symbols.Count > MaximumListed ? ", …" : "");
        throw new ToolArgumentException(
            near.Count > 0
                ? $"There is no symbol '{shown}'. Did you mean {string.Join(" or ", near)}?"
                : $"There is no symbol '{shown}'. There are {others}."
        );
    }

    public string Of(TradeOutcome outcome) =>
        outcome switch
        {
            TradeOutcome.Filled filled =>
                $"Filled: {filled.Order} at {filled.Fill.Price} {marketData.Market.Currency}, "
                    + $"{filled.Fill.Notional} in all, fee {filled.Fill.Fee}.",
            TradeOutcome.Denied denied => $"Denied ({denied.Denial.Code}): {denied.Denial.Message} Nothing was traded.",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome."),
        };

    public string Of(TradingContext context, Symbol symbol, Quote? quote) =>
        quote is { } price
            ? $"{symbol} trades at {price.Price} {marketData.Market.Currency} at {context.Time}."
            : $"{symbol} has no tradable price at {context.Time}.";

    public static string Of(IReadOnlyList<Bar> bars)
    {
        if (bars.Count == 0)
        {
            return "There is no finished bar yet.";
        }

        var text = new StringBuilder("time,open,high,low,close,volume");
        foreach (var bar in bars)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n{bar.Time},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume}"
            );
        }

        return text.ToString();
    }

    public string Of(TradingContext context, Portfolio portfolio)
    {
        var text = new StringBuilder($"cash {portfolio.Cash} {marketData.Market.Currency}");
        foreach (var position in portfolio.Positions)
        {
            var sellable = position.SellableOn(context.Date, marketData.Market.Settlement);
            text.Append(CultureInfo.InvariantCulture, $"\n{position.Symbol} {position.Quantity}");
            text.Append(sellable == position.Quantity ? "" : $" ({sellable} can be sold today)");
            text.Append(
                marketData.GetLastPrice(context, position.Symbol) is { } price
                    ? $", worth {price * position.Quantity}"
                    : ""
            );
        }

        return text.ToString();
    }

    public static string Of(IReadOnlyList<NewsItem> news) =>
        news.Count == 0
            ? "There is no such news."
            : string.Join("\n\n", news.Select(item => $"{item.Published} {item.Title}\n{item.Summary}".TrimEnd()));

    /// <summary>A reason for holding.</summary>
    /// <exception cref="ToolArgumentException">It is empty.</exception>
    public static string ReasonOf(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ToolArgumentException("The argument 'reason' is empty. Say why you hold, in a sentence or two.");
        }

        return text.Length <= MaximumReason ? text : text[..MaximumReason];
    }

    /// <summary>A count from 1 to a maximum.</summary>
    /// <exception cref="ToolArgumentException">It is outside of that.</exception>
    public static int CountOf(int count, int maximum) =>
        count >= 1 && count <= maximum
            ? count
            : throw new ToolArgumentException(
                $"The argument 'count' is {count}. Give a whole number from 1 to {maximum}."
            );

    /// <summary>The value of a calculation.</summary>
    /// <exception cref="ToolArgumentException">The expression has none.</exception>
    public static string ValueOf(Func<decimal> calculate)
    {
        try
        {
            return calculate().ToString("0.############################", CultureInfo.InvariantCulture);
        }
        catch (FormatException malformed)
        {
            throw new ToolArgumentException(malformed.Message);
        }
    }

    private static bool IsNear(string listed, string meant) =>
        meant.Length > 0
        && (
            listed.Equals(meant, StringComparison.OrdinalIgnoreCase)
            || (
                listed.StartsWith(meant, StringComparison.OrdinalIgnoreCase)
                && listed.Length > meant.Length
                && listed[meant.Length] is '-' or '.' or '/'
            )
        );
}
