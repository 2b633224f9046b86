using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader ledger verify</c>: checks whether every entry is intact.</summary>
internal sealed class LedgerVerifyCommand : Command, IExampleSource
{
    private readonly Screen _screen;

    public LedgerVerifyCommand(Screen screen)
        : base(
            "verify",
            "Read every entry again and report whether the ledgers are intact. If one is not, report the exact "
                + "place; the exit code is then 4."
        )
    {
        _screen = screen;
        var reading = new StoreReading(this);
        SetAction(
            (parsed, cancellationToken) =>
                reading.ReadAsync(
                    parsed,
                    (ledger, signatures) => VerifyAsync(ledger, signatures, cancellationToken),
                    cancellationToken
                )
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ledger verify --store sqlite:aitrader-data/us-synthetic.db", "Every ledger of the store"),
        new("ledger verify --store sqlite:aitrader-data/us-synthetic.db --signature momentum-daily", "One of them"),
    ];

    private async Task<int> VerifyAsync(
        ILedgerStore ledger,
        IReadOnlyList<Signature> signatures,
        CancellationToken cancellationToken
    )
    {
        int widest = signatures.Count == 0 ? 0 : signatures.Max(signature => signature.Value.Length);
        bool isIntact = true;
        foreach (var signature in signatures)
        {
            var verification = await ledger.VerifyAsync(signature, cancellationToken);
            isIntact &= verification.IsIntact;
            string name = signature.Value.PadRight(widest);
            _screen.Line(
                verification.Damage is { } damage
                    ? $"{name}  DAMAGED at entry {damage.Sequence}: {damage.Description}; the "
                        + $"{verification.IntactEntryCount:N0} before it are intact"
                    : $"{name}  intact, {verification.IntactEntryCount, 6:N0} entries, head "
                        + $"{await HeadAsync(ledger, verification, cancellationToken)}"
            );
        }

        return isIntact ? ExitCode.Success : ExitCode.Damaged;
    }

    private static async Task<string> HeadAsync(
        ILedgerStore ledger,
        LedgerVerification verification,
        CancellationToken cancellationToken
    )
    {
        var chain = new HashChain();
        string head = Convert.ToHexStringLower(chain.Head);
        await foreach (var entry in ledger.ReadEntriesAsync(verification.Signature, 0, cancellationToken))
        {
            if (entry.Sequence > verification.IntactEntryCount)
            {
                break;
            }

            head = chain.Add(entry);
        }

        return head;
    }
}
