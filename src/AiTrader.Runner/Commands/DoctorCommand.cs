using System.CommandLine;
using AiTrader.Handoffs;
using AiTrader.Runner.Checkups;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader doctor</c>: tests whether traders of several processes work on a store.</summary>
internal sealed class DoctorCommand : Command, IExampleSource
{
    private readonly StoreOption _store;
    private readonly SecretFileOption<string?> _keys = new(
        "--seal-key-file",
        "The file with the keys that seal contexts. Default: new keys.",
        ReadKeyFile
    );
    private readonly Option<bool> _json = new("--json") { Description = "Write the findings as JSON." };

    public DoctorCommand(Screen screen)
        : base(
            "doctor",
            "Test on your own servers what must work when traders trade in several processes. Say how to "
                + "repair what does not work; the exit code is then 4."
        )
    {
        _store = new StoreOption(
            this,
            "The store to test, redis:CONNECTION or sqlite:FILE. What the checks create there is removed again.",
            StoreLocation.Parse
        );
        foreach (var option in (Option[])[_keys, _json])
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellationToken) => ExamineAsync(parsed, screen, cancellationToken));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("doctor --store redis:localhost:6379", "A server on this machine"),
        new(
            "doctor --store-file store.txt --seal-key-file seal.key --json",
            "A store with a password, with your keys, as JSON for a program"
        ),
    ];

    private async Task<int> ExamineAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var store = _store.Get(parsed);
        if (!store.IsKept)
        {
            throw new InputException("--store memory belongs to one process; there is nothing to test.");
        }

        // The checks have a file of their own next to it, and would not notice that this one is not a store.
        if (File.Exists(store.File))
        {
            await store.Open().DisposeAsync();
        }

        await using var examined = new CheckedStore(store, parsed.GetValue(_keys));
        bool isJson = parsed.GetValue(_json);
        var findings = await Checkup.RunAsync(examined, Tell, cancellationToken);
        if (isJson)
        {
            screen.Line(FindingText.JsonOf(findings));
        }
        else
        {
            screen.Line();
            screen.Line(FindingText.SummaryOf(findings));
        }

        return findings.Any(finding => finding.Outcome == CheckOutcome.Failed) ? ExitCode.Damaged : ExitCode.Success;

        void Tell(Finding finding)
        {
            if (!isJson)
            {
                screen.Line(FindingText.LineOf(finding));
            }
        }
    }

    private static string ReadKeyFile(string file)
    {
        SecretFile.Read(file, SealKeys.Parse);
        return file;
    }
}
