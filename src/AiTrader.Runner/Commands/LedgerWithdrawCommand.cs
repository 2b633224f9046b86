using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader ledger withdraw</c>: withdraws the last session of an account.</summary>
internal sealed class LedgerWithdrawCommand : Command, IExampleSource
{
    private readonly Option<TradingTime?> _session = OptionValue.Of<TradingTime?>(
        "--session",
        "TIME",
        "The time of the session; it must be the last one of the account.",
        text => TextValue.Time(text)
    );

    public LedgerWithdrawCommand(Screen screen)
        : base(
            "withdraw",
            "Withdraw the last session of an account, as its owner, so that the account continues after the session "
                + "before it: after a mistyped year, for example. Fills stand. The withdrawal is an entry of the "
                + "ledger."
        )
    {
        var owner = new OwnerAct(this, screen);
        _session.Required = true;
        Options.Add(_session);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var time = parsed.GetRequiredValue(_session)!.Value;
                var account = await owner.DoAsync(
                    parsed,
                    (ledgers, signature) => ledgers.WithdrawSessionAsync(signature, time, cancellationToken),
                    cancellationToken
                );
                screen.Line(
                    $"The session of {account.Signature} at {time} is withdrawn; the account continues at "
                        + $"{account.Time}."
                );
                return ExitCode.Success;
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new(
            "ledger withdraw --store sqlite:mine.db --signature alice --session 2099-01-05",
            "The last session of alice, whose year was a mistake"
        ),
        new(
            "ledger withdraw --store redis:localhost:6379 --signature alice --session '2025-12-31 15:00'",
            "The last session of alice on a server, which was an hour"
        ),
    ];
}
