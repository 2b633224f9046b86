using System.ComponentModel;

namespace AiTrader.Tools;

/// <summary>Says hold for a context. A hold is an act with a reason, and it is recorded.</summary>
internal static class HoldTool
{
    public const string Name = "hold";

    /// <summary>The answer to a recorded hold.</summary>
    public const string RecordedAnswer = "The hold is recorded.";

    public const string Description =
        "Records your decision to make no (more) trades in this session. Call it when that is your decision; "
        + "writing it as text is not enough.";

    public const string Title = "Hold";
    public const int MaximumReason = 2_000;
    public const string ReasonDescription = "The reason, in one or two sentences.";
    private const string EmptyReason =
        "The argument 'reason' is empty. Give the reason for the hold, in one or two sentences.";

    public static TradingTool Create(IToolDesk desk) =>
        TradingTool.Create(
            Name,
            Description,
            async (
                TradingContext context,
                ClientOrderId id,
                [Served("minLength", 1), Served("maxLength", MaximumReason), Description(ReasonDescription)]
                    string reason,
                CancellationToken cancellationToken
            ) =>
            {
                string recorded = await RecordAsync(desk, context, id, reason, cancellationToken).ConfigureAwait(false);
                return new StructuredAnswer<HoldContent>(RecordedAnswer, new(context.Time, recorded));
            },
            new TradingToolOptions { Effect = ToolEffect.Notes, Title = Title }
        );

    /// <summary>Records a hold.</summary>
    /// <returns>The reason as it is recorded.</returns>
    /// <exception cref="ToolArgumentException">The reason is empty.</exception>
    public static async ValueTask<string> RecordAsync(
        IToolDesk desk,
        TradingContext context,
        ClientOrderId id,
        string reason,
        CancellationToken cancellationToken
    )
    {
        string recorded = RequireReason(reason);
        await desk.Brokerage.HoldAsync(context, id, recorded, cancellationToken).ConfigureAwait(false);
        return recorded;
    }

    private static string RequireReason(string reason)
    {
        if (!MessageText.HasVisible(reason))
        {
            throw new ToolArgumentException(EmptyReason);
        }

        return reason.Length <= MaximumReason ? reason : reason[..MaximumReason];
    }
}
