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

    private readonly Option<DateOnly?> _cutoff = OptionValue.Of<DateOnly?>(
        "--knowledge-cutoff",
        "DAY",
        "The first day that the model cannot know; sessions before it are marked in reports. It can be stated later "
            + "for the model that the account belongs to.",
        text => ParseDay(text)
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
        Options.Add(_cutoff);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var account = await owner.DoAsync(
                    parsed,
                    (ledgers, signature) =>
                        ledgers.ChangeModelAsync(
                            signature,
                            parsed.GetRequiredValue(_model),
                            parsed.GetValue(_cutoff),
                            cancellationToken
                        ),
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
        new(
            "ledger set-model --store sqlite:mine.db --signature gpt --model gpt-5 --knowledge-cutoff 2025-07-01",
            "What the model of gpt may know is stated later"
        ),
    ];

    private static DateOnly ParseDay(string text) =>
        TradingTime.TryParse(text, out var time) && !time.IsIntraday
            ? time.Date
            : throw TextValue.Refusal(text, "a day, for example 2025-07-01");
}
