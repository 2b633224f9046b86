namespace AiTrader.Tools.Mcp;

/// <summary>Ends the session of a context in a walk, without a hold.</summary>
internal static class EndSessionTool
{
    public const string Name = "end_session";

    public const string Description =
        "Ends this session; the next call is in the next session. Nothing more can be traded in this one. To make no "
        + "trades at all in a session, call hold instead, with the reason.";

    public static TradingTool Create(SessionWalk walk) =>
        TradingTool.Create(
            Name,
            Description,
            (TradingContext context, CancellationToken cancellationToken) =>
                SessionEnd.ConcludeAsync(walk, context, cancellationToken),
            new TradingToolOptions { Effect = ToolEffect.Concludes, Title = "End the session" }
        );
}
