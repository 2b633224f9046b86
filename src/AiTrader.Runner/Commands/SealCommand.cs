using System.CommandLine;
using System.Globalization;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader seal</c>: a token for a context, for agents that call a tool server.</summary>
internal sealed class SealCommand : Command, IExampleSource
{
    // What a tool server accepts.
    private const int LongestLifetime = 3_600;

    private readonly SealOptions _seal = new("The keys; the first one seals. The tool server has the same file.");
    private readonly Option<Signature> _signature = OptionValue.Of(
        "--signature",
        "NAME",
        "The signature of the context.",
        TextValue.Signature
    );
    private readonly Option<TradingTime> _at = OptionValue.Of(
        "--at",
        "TIME",
        "The trading time of the context: a day, or a day and a time.",
        TextValue.Time
    );
    private readonly Option<ModelId> _model = OptionValue.Of(
        "--model",
        "ID",
        "The model that decides.",
        TextValue.ModelId
    );
    private readonly Option<int> _lifetime = OptionValue.Of(
        "--lifetime",
        "SECONDS",
        $"How long the token is valid, from 1 to {LongestLifetime} seconds. Default: {LongestLifetime}.",
        ParseLifetime
    );

    public SealCommand(Screen screen)
        : base("seal", "Print a sealed context, which an agent attaches to its calls of a tool server.")
    {
        _lifetime.DefaultValueFactory = _ => LongestLifetime;
        foreach (var required in (Option[])[_seal.Keys, _signature, _at, _model])
        {
            required.Required = true;
        }

        foreach (var option in (Option[])[.. _seal.All, _signature, _at, _model, _lifetime])
        {
            Options.Add(option);
        }

        SetAction(parsed =>
        {
            var lifetime = TimeSpan.FromSeconds(parsed.GetValue(_lifetime));
            var context = TradingContext
                .For(parsed.GetRequiredValue(_signature))
                .Using(parsed.GetRequiredValue(_model))
                .At(parsed.GetRequiredValue(_at));
            screen.Line(_seal.Read(parsed, lifetime)!.Seal(context));
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new(
            "seal --seal-key-file seal.key --signature alice --at 2025-10-01 --model claude",
            "A token for one session of a trader, valid for an hour"
        ),
    ];

    private static int ParseLifetime(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
        && seconds is >= 1 and <= LongestLifetime
            ? seconds
            : throw TextValue.Refusal(text, $"a whole number from 1 to {LongestLifetime}");
}
