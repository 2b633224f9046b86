using System.ComponentModel;

namespace AiTrader.Tools;

/// <summary>Says hold for a context. Holding is an act: it has a reason, and it is recorded.</summary>
internal static class HoldTool
{
    public const string Name = "hold";

    /// <summary>What a hold is answered with once it is recorded.</summary>
    public const string RecordedAnswer = "The hold is recorded.";

    public const string Description =
        "Says that this session deliberately trades nothing (more). Call it when that is your decision; saying so in "
        + "text is not enough.";

    public const string ReasonDescription = "Why, in a sentence or two.";
    private const string EmptyReason = "The argument 'reason' is empty. Say why you hold, in a sentence or two.";
    private const int MaximumReason = 2_000;

    public static TradingTool Create(IToolDesk desk) =>
        TradingTool.Create(
            Name,
            Description,
            async (
                TradingContext context,
                ClientOrderId id,
                [Description(ReasonDescription)] string reason,
                CancellationToken cancellationToken
            ) =>
            {
                await desk
                    .Brokerage.HoldAsync(context, id, RequireReason(reason), cancellationToken)
                    .ConfigureAwait(false);
                return RecordedAnswer;
            },
            new TradingToolOptions { Effect = ToolEffect.Notes }
        );

    private static string RequireReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new ToolArgumentException(EmptyReason);
        }

        return reason.Length <= MaximumReason ? reason : reason[..MaximumReason];
    }
}
