using System.CommandLine;
using System.Runtime.CompilerServices;
using AiTrader.Runner.Bundles;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader ledger export</c>: every entry as a line of JSON, with its hash.</summary>
internal sealed class LedgerExportCommand : Command, IExampleSource
{
    private readonly Option<string> _out = OptionValue.Of(
        "--out",
        "FILE",
        "The file for the lines. Default: standard output.",
        TextValue.OutputFile
    );

    public LedgerExportCommand(Screen screen)
        : base(
            "export",
            "Write every entry as a line of JSON with its hash: SHA-256 over the previous hash (32 bytes, "
                + "zeros at first) and the line without ',\"hash\":...'."
        )
    {
        var reading = new StoreReading(this, screen);
        Options.Add(_out);
        SetAction(
            (parsed, cancellationToken) =>
                reading.ReadAsync(
                    parsed,
                    (ledger, signatures) =>
                        ExportAsync(screen, ledger, signatures, parsed.GetValue(_out), cancellationToken),
                    cancellationToken
                )
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new(
            "ledger export --store sqlite:aitrader-data/us-synthetic.db --signature momentum-daily",
            "One trader's entries on standard output"
        ),
        new(
            "ledger export --store sqlite:aitrader-data/us-synthetic.db --out ledgers.jsonl",
            "The entries of all traders in a file"
        ),
    ];

    private static async Task<int> ExportAsync(
        Screen screen,
        ILedgerStore ledger,
        IReadOnlyList<Signature> signatures,
        string? output,
        CancellationToken cancellationToken
    )
    {
        var lines = LinesAsync(ledger, signatures, cancellationToken);
        if (output is null)
        {
            await using var stdout = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            await FileReplacement.WriteLinesAsync(stdout, lines, cancellationToken);
        }
        else
        {
            await FileReplacement.WriteAsync(output, lines, cancellationToken);
            screen.Line($"Exported: {output}");
        }

        return ExitCode.Success;
    }

    private static async IAsyncEnumerable<byte[]> LinesAsync(
        ILedgerStore ledger,
        IReadOnlyList<Signature> signatures,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var signature in signatures)
        {
            var chain = new HashChain();
            await foreach (var entry in ledger.ReadEntriesAsync(signature, 0, cancellationToken))
            {
                yield return LedgerLine.Write(entry, chain.Add(entry));
            }
        }
    }
}
