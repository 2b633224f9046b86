using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary>The lines that say of each ledger whether it is intact.</summary>
/// <param name="screen">Where they go.</param>
/// <param name="ledgers">The ledgers.</param>
/// <param name="expected">The entries that must be among them.</param>
internal sealed class LedgerVerdicts(Screen screen, ILedgerStore ledgers, IReadOnlyList<ExpectedHead> expected)
{
    /// <summary>Verifies ledgers and writes a line for each.</summary>
    /// <returns>The exit code: a store without a ledger is not intact.</returns>
    public async Task<int> ShowAsync(IReadOnlyList<Signature> signatures, CancellationToken cancellationToken = default)
    {
        var absent = expected.Select(head => head.Signature).Except(signatures).ToList();
        int widest = signatures.Concat(absent).Select(signature => signature.Value.Length).DefaultIfEmpty().Max();
        bool isIntact = signatures.Count > 0 && absent.Count == 0;
        foreach (var signature in signatures)
        {
            var (isRight, verdict) = await JudgeAsync(signature, cancellationToken);
            isIntact &= isRight;
            screen.Line($"{signature.Value.PadRight(widest)}  {verdict}");
        }

        absent.ForEach(signature => screen.Line($"{signature.Value.PadRight(widest)}  MISSING: it is expected"));
        return isIntact ? ExitCode.Success : ExitCode.Damaged;
    }

    private async Task<(bool IsRight, string Verdict)> JudgeAsync(
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var verification = await ledgers.VerifyAsync(signature, cancellationToken);
        if (verification.Damage is { } damage)
        {
            return (
                false,
                $"DAMAGED at entry {damage.Sequence}: {damage.Description}; the "
                    + $"{verification.IntactEntryCount:N0} before it are intact"
            );
        }

        var heads = expected.Where(head => head.Signature == signature).ToList();
        if (verification.Head is { } last && heads.TrueForAll(head => head.Hash == last))
        {
            return (true, Intact(verification, last));
        }

        var hashes = await HashesAsync(verification, cancellationToken);
        string intact = Intact(verification, hashes[^1]);
        var lost = heads.Where(head => !hashes.Contains(head.Hash)).ToList();
        return lost.Count == 0
            ? (true, intact)
            : (
                false,
                $"{intact}; NOT THE EXPECTED STATE: no entry has the hash {lost[0].Hash}, so an older state was "
                    + "restored, or another ledger"
            );
    }

    private static string Intact(LedgerVerification verification, string head) =>
        $"intact, {verification.IntactEntryCount, 6:N0} entries, head {head}";

    // Of a store that keeps no hashes, or where an earlier state is asked for.
    private async Task<List<string>> HashesAsync(LedgerVerification verification, CancellationToken cancellationToken)
    {
        var chain = new HashChain();
        List<string> hashes = [Convert.ToHexStringLower(chain.Head)];
        await foreach (var entry in ledgers.ReadEntriesAsync(verification.Signature, 0, cancellationToken))
        {
            if (entry.Sequence > verification.IntactEntryCount)
            {
                break;
            }

            hashes.Add(chain.Add(entry));
        }

        return hashes;
    }
}
