namespace AiTrader.Tools;

/// <summary>The argument <c>symbol</c>, which most tools take: its description and its parser.</summary>
internal static class SymbolArgument
{
    public const string Description = "The ticker, exactly as the market writes it.";

    private const int MaximumListed = 30;

    /// <summary>The symbol of text.</summary>
    /// <exception cref="ToolArgumentException">
    /// The market does not list it at the context's time. The message names similar symbols.
    /// </exception>
    public static Symbol Parse(TradingContext context, string text, IMarketData marketData)
    {
        if (Symbol.TryParse(text, out var symbol) && marketData.IsListed(context, symbol))
        {
            return symbol;
        }

        string shown = MessageText.Of(text);
        string meant = text.Trim();
        var symbols = marketData.GetSymbols(context);
        var near = symbols.Where(listed => IsNear(listed.Value, meant)).Take(MaximumListed).ToList();
        string others = string.Join(", ", symbols.Take(MaximumListed)) + (symbols.Count > MaximumListed ? ", …" : "");
        throw new ToolArgumentException(
            near.Count > 0
                ? $"There is no symbol '{shown}'. Did you mean {string.Join(" or ", near)}?"
                : $"There is no symbol '{shown}'. There are {others}."
        );
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
