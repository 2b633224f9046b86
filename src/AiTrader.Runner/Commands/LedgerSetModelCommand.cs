using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader ledger set-model</c>: gives an account to another model.</summary>
internal sealed class LedgerSetModelCommand : Command, IExampleSource
{
    private readonly Option<ModelId> _model = OptionValue.Of(
        "--model",
        "ID",
        "The model, or the baseline, that decides from now on.",
        TextValue.ModelId
    );

    public LedgerSetModelCommand(Screen screen)
        : base(
            "set-model",
            "Give an account to a model, as its owner. An account belongs to one model, and no other model acts for "
                + "it. The change is an entry of the ledger."
        )
    {
        var owner = new OwnerAct(this, screen);
        _model.Required = true;
        Options.Add(_model);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var account = await owner.DoAsync(
                    parsed,
                    (ledgers, signature) =>
                        ledgers.ChangeModelAsync(signature, parsed.GetRequiredValue(_model), cancellationToken),
                    cancellationToken
                );
                screen.Line($"{account.Signature} belongs to {account.ModelId}, from entry {account.Version} on.");
                return ExitCode.Success;
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new(
            "ledger set-model --store sqlite:mine.db --signature alice --model anthropic/claude",
            "Another model decides for alice"
        ),
        new(
            "ledger set-model --store sqlite:mine.db --signature momentum-daily --model baseline/momentum",
            "An account with entries by two baselines belongs to one of them again"
        ),
    ];
}
