using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader ledger verify</c>: checks whether every entry is intact.</summary>
internal sealed class LedgerVerifyCommand : Command, IExampleSource
{
    private readonly Option<ExpectedHead[]> _expected = OptionValue.OfMany(
        "--expect",
        "NAME=HEAD",
        "The hash of an entry that a ledger must have, as this command printed it before; more than once for several. "
            + "It shows that an older state was restored.",
        ExpectedHead.Parse
    );

    public LedgerVerifyCommand(Screen screen)
        : base(
            "verify",
            "Read every entry again and report whether the ledgers are intact. If one is not, report the exact "
                + "place; the exit code is then 4, as for a store without a ledger."
        )
    {
        var reading = new StoreReading(this, screen);
        Options.Add(_expected);
        SetAction(
            (parsed, cancellationToken) =>
                reading.ReadAsync(
                    parsed,
                    (ledger, signatures) =>
                        new LedgerVerdicts(screen, ledger, parsed.GetValue(_expected) ?? []).ShowAsync(
                            signatures,
                            cancellationToken
                        ),
                    cancellationToken
                )
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ledger verify --store sqlite:aitrader-data/us-synthetic.db", "Every ledger of the store"),
        new("ledger verify --store sqlite:aitrader-data/us-synthetic.db --signature momentum-daily", "One of them"),
        new(
            "ledger verify --store sqlite:copy.db --expect momentum-daily=HEAD",
            "A restored copy has every entry up to HEAD, the 64 digits that were printed before"
        ),
    ];
}
