using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader ledger set-mandate</c>: changes what the model of an account may do.</summary>
internal sealed class LedgerSetMandateCommand : Command, IExampleSource
{
    private readonly MandateOptions _mandate = new("Default: as it is.");
    private readonly Option<bool> _clear = new("--clear")
    {
        Description = "Remove all limits first; only those that are given remain.",
    };

    public LedgerSetMandateCommand(Screen screen)
        : base(
            "set-mandate",
            "Change what the model of an account may do, as its owner. The change is an entry of the ledger; orders "
                + "that rest and no longer fit are canceled when a bar next asks them."
        )
    {
        var owner = new OwnerAct(this, screen);
        foreach (var option in (Option[])[.. _mandate.All, _clear])
        {
            Options.Add(option);
        }

        SetAction(
            async (parsed, cancellationToken) =>
            {
                bool clears = parsed.GetValue(_clear);
                if (!clears && !_mandate.IsGiven(parsed))
                {
                    throw new InputException("Name a limit, or --clear to remove all of them.");
                }

                var change = _mandate.Read(parsed);
                var account = await owner.DoAsync(
                    parsed,
                    (ledgers, signature) =>
                        ledgers.ChangeMandateAsync(
                            signature,
                            current => change(clears ? Mandate.None : current),
                            cancellationToken
                        ),
                    cancellationToken
                );
                screen.Line(
                    $"The mandate of {account.Signature}, from entry {account.Version} on: {account.Terms.Mandate}."
                );
                return ExitCode.Success;
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new(
            "ledger set-mandate --store sqlite:mine.db --signature alice --order-limit 1000 --until 2025-12-31",
            "Smaller orders, and only this year"
        ),
        new(
            "ledger set-mandate --store sqlite:mine.db --signature alice --clear --universe NVDA,MSFT",
            "No limit but the symbols that can be bought"
        ),
    ];
}
