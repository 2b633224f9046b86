using System.ComponentModel;

namespace AiTrader.Tools.Mcp;

/// <summary>Says hold for a context in a walk. The hold is recorded, and it ends the session.</summary>
internal static class WalkHoldTool
{
    public const string Description =
        "Records your decision to make no (more) trades in this session, and ends the session; the next call is in "
        + "the next session. Call it when that is your decision; writing it as text is not enough.";

    public static TradingTool Create(IToolDesk desk, SessionWalk walk) =>
        TradingTool.Create(
            HoldTool.Name,
            Description,
            async (
                TradingContext context,
                ClientOrderId id,
                [
                    Served("minLength", 1),
                    Served("maxLength", HoldTool.MaximumReason),
                    Description(HoldTool.ReasonDescription)
                ]
                    string reason,
                CancellationToken cancellationToken
            ) =>
            {
                string recorded = await HoldTool
                    .RecordAsync(desk, context, id, reason, cancellationToken)
                    .ConfigureAwait(false);
                var ended = await SessionEnd.ConcludeAsync(walk, context, cancellationToken).ConfigureAwait(false);
                return new StructuredAnswer<HoldContent>(
                    $"{HoldTool.RecordedAnswer} {ended.Text}",
                    new(context.Time, recorded, ended.Content)
                );
            },
            new TradingToolOptions { Effect = ToolEffect.Notes, Title = HoldTool.Title }
        );
}
