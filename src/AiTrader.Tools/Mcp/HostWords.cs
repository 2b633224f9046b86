namespace AiTrader.Tools.Mcp;

/// <summary>The sentences that tell a model on a host how to trade here.</summary>
internal static class HostWords
{
    public const string Conduct =
        "You trade only through tools: buy, sell, cancel and hold. Text that you write trades nothing. The trader and "
        + "the time are given; you cannot set them. You know nothing that happens later. A denied order was not "
        + "executed; the answer gives the reason. Call 'symbols' for the symbols and their prices, 'portfolio' for "
        + "your positions, and 'orders' for your open orders. If a call gets no answer, look at 'portfolio' and "
        + "'orders' before you repeat it. "
        + TradingPrompt.Resting;

    public const string Walk =
        "When you have made your trades of a session, call 'end_session'; to make no (more) trades, call 'hold' and "
        + "say why. Either of them ends the session, and the next call is in the next one.";

    public const string OneSession =
        "There is one session. When you decide to make no (more) trades, call 'hold' and say why.";

    public const string OwnContexts =
        "The application attaches the trader and the time to each call; call 'market' for the date and your cash.";
}
