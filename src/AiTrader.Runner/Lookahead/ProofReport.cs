using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AiTrader.Runner.Lookahead;

/// <summary>A proof as text: a table of the traders, and what was found.</summary>
/// <param name="proofs">The traders.</param>
/// <param name="alteration">The seed of the altered data.</param>
internal sealed class ProofReport(IReadOnlyList<TraderProof> proofs, int alteration)
{
    /// <summary>Whether every completed session of every trader is proven, and there is one.</summary>
    public bool IsProven => proofs.All(proof => proof.IsProven) && proofs.Any(proof => proof.Sessions > 0);

    /// <summary>A row for each trader.</summary>
    public IRenderable Table()
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Trader", "Decided by");
        foreach (string count in (string[])["Sessions", "Equal", "Leaked", "Not repeated"])
        {
            table.AddColumn(new TableColumn(count) { Alignment = Justify.Right });
        }

        foreach (var proof in proofs)
        {
            int leaked = Count(proof, ProofVerdict.Leaked);
            int others = Count(proof, ProofVerdict.NotRepeated);
            table.AddRow([
                .. new[]
                {
                    $"{proof.Signature}",
                    proof.DecidedBy ?? "nothing",
                    Number(proof.Sessions),
                    Number(proof.Sessions - leaked - others),
                    Number(leaked),
                    Number(others),
                }.Select(text => new Text(text)),
            ]);
        }

        return table;
    }

    /// <summary>What was found, a line each, and the conclusion.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var proof in proofs)
        {
            foreach (var finding in proof.Findings)
            {
                yield return $"{finding}";
            }

            if (proof.Unproven is { } reason)
            {
                yield return $"{proof.Signature}: not proven; {reason}.";
            }

            if (proof.Unfinished is { } time)
            {
                yield return $"{proof.Signature}: the session of {time} is not completed, and was not decided again.";
            }
        }

        var altered = proofs.Aggregate(default(AlterationCounts), (sum, proof) => sum + proof.Altered);
        yield return $"Altered after the times of the sessions, with the seed {alteration}: {altered}.";
        int sessions = proofs.Sum(proof => proof.Sessions);
        int equal = sessions - proofs.Sum(proof => proof.Findings.Count);
        yield return IsProven
            ? $"No look-ahead: {Sessions(sessions)} decided again, all equal."
            : $"Not proven: of {Sessions(sessions)}, {Number(equal)} equal.";
    }

    private static int Count(TraderProof proof, ProofVerdict verdict) =>
        proof.Findings.Count(finding => finding.Verdict == verdict);

    private static string Sessions(int count) => count == 1 ? "1 session" : $"{Number(count)} sessions";

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
