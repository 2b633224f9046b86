using System.Diagnostics;

namespace AiTrader.Runner.Checkups;

/// <summary>Runs all checks, in order. If the store cannot be reached, the other checks are skipped.</summary>
internal static class Checkup
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>All checks.</summary>
    public static IReadOnlyList<Check> Checks { get; } =
    [StoreChecks.Reach, .. StoreChecks.Settings, .. HandoffChecks.All, .. ContextChecks.All, .. TradeChecks.All];

    /// <summary>Runs them.</summary>
    /// <param name="examined">The store under test.</param>
    /// <param name="tell">Receives each finding immediately.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<IReadOnlyList<Finding>> RunAsync(
        CheckedStore examined,
        Action<Finding> tell,
        CancellationToken cancellationToken
    )
    {
        var findings = new List<Finding>();
        foreach (var check in Checks)
        {
            var finding = findings is [{ Outcome: CheckOutcome.Failed }, ..]
                ? new Finding(check.Name, CheckOutcome.Skipped, "The store cannot be reached.", null, 0)
                : await RunAsync(check, examined, cancellationToken);
            findings.Add(finding);
            tell(finding);
        }

        return findings;
    }

    private static async Task<Finding> RunAsync(Check check, CheckedStore examined, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        var verdict = await LookAsync(check, examined, cancellationToken);
        return new Finding(
            check.Name,
            verdict.Outcome,
            verdict.Detail,
            verdict.Outcome is CheckOutcome.Failed or CheckOutcome.Warned ? check.Remedy : null,
            Stopwatch.GetElapsedTime(start).TotalMilliseconds
        );
    }

    private static async Task<Verdict> LookAsync(
        Check check,
        CheckedStore examined,
        CancellationToken cancellationToken
    )
    {
        using var timeout = new CancellationTokenSource(TimeLimit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await check.LookAsync(examined, either.Token);
        }
        catch (OperationCanceledException)
            when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Verdict.Failed($"It takes longer than {TimeLimit.TotalSeconds:N0} seconds.");
        }
#pragma warning disable CA1031 // Whatever a check fails with is what it has found.
        catch (Exception failure)
            when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Verdict.Failed(failure.Message.Split('\n')[0].Trim());
        }
    }
}
