using AiTrader.Handoffs;
using AiTrader.Tools.Mcp;

namespace AiTrader.Runner.Checkups;

/// <summary>Whether a missing or a forged context is refused, before anything is done.</summary>
internal static class ContextChecks
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Check> All { get; } =
    [
        new("a missing context is refused", "Report this as a defect of AiTrader.", RefuseMissingAsync),
        new(
            "sealed contexts",
            "Give all processes the same --seal-key-file, and correct the clocks of the machines.",
            RefuseForgedAsync
        ),
    ];

    private static async Task<Verdict> RefuseMissingAsync(CheckedStore examined, CancellationToken cancellationToken)
    {
        await examined.OpenAccountAsync(examined.Context, cancellationToken);
        var incomplete = new TradingContextBuilder
        {
            ModelId = examined.Context.ModelId.Value,
            Time = examined.Context.Time.ToString(),
        };
        await using var server = await ToolProcess.StartAsync(examined, cancellationToken);
        var answer = await server.BuyAsync([], cancellationToken);
        bool isRefused = answer.Meta?[CallMeta.Result]?.GetValue<string>() == "refused";
        int fills = await examined.CountFillsAsync(examined.Context, cancellationToken);
        return Verdict.Of(
            !incomplete.TryBuild(out _, out _) && isRefused && fills == 0,
            "The builder names what is missing, and a tool server executes nothing for a call without a context.",
            $"A call without a context {(isRefused ? "was refused" : "was not refused")}, and there are {fills} fills."
        );
    }

    private static Task<Verdict> RefuseForgedAsync(CheckedStore examined, CancellationToken cancellationToken)
    {
        var seal = new ContextSeal(examined.Keys, ContextSeal.DefaultAudience, TimeProvider.System);
        string token = seal.Seal(examined.Context);
        string forged = token[..^1] + (token[^1] == 'A' ? 'B' : 'A');
        return Task.FromResult(
            Verdict.Of(
                seal.Open(token) is UnsealResult.Opened opened
                    && opened.Context.Equals(examined.Context)
                    && seal.Open(forged) is UnsealResult.Refused,
                $"A sealed context opens unchanged, and an altered one does not open (key "
                    + $"'{examined.Keys.Sealing.Id}').",
                "A sealed context does not open, or an altered one does."
            )
        );
    }
}
