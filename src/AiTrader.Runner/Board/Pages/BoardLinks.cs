using AiTrader.Runner.Reports;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Service.Runs;

namespace AiTrader.Runner.Board.Pages;

/// <summary>The addresses of the board. A signature is safe in an address.</summary>
internal sealed class BoardLinks : IPageLinks
{
    /// <summary>The one there is.</summary>
    public static BoardLinks Instance { get; } = new();

    /// <summary>The page of a trader.</summary>
    public static string Of(Signature signature) => $"/traders/{signature}";

    /// <summary>The page of a session.</summary>
    public static string Of(Signature signature, TradingTime time) =>
        $"/traders/{signature}/sessions/{RunId.TextOf(time)}";

    /// <inheritdoc/>
    public string TraderOf(TraderReport trader) => Of(trader.Facts.Signature);

    /// <inheritdoc/>
    public string MissingOf(TraderReport trader) => $"{TraderOf(trader)}#what-is-missing";

    /// <inheritdoc/>
    public string SessionOf(TraderReport trader, TradingTime time) => Of(trader.Facts.Signature, time);
}
