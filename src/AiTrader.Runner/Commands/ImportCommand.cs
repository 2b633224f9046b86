using System.CommandLine;
using AiTrader.Runner.Imports;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader import</c>: converts prices and decisions of other systems.</summary>
internal sealed class ImportCommand : Command, IExampleSource
{
    private readonly Option<string> _from = OptionValue.Of(
        "--from",
        "PATH",
        "A folder of AI-Trader (with merged.jsonl and position.jsonl at any depth), a folder of downloads "
            + "(.json, .csv), or one file: merged .jsonl, position.jsonl, Alpha Vantage's .json or .csv, or any .csv "
            + "with columns for time, open and symbol.",
        ParseSource
    );
    private readonly Option<string> _out = OptionValue.Of(
        "--out",
        "FOLDER",
        "The folder for the files; it is created if it does not exist. A file with the same name is replaced.",
        ParseFolder
    );
    private readonly Option<Symbol?> _symbol = OptionValue.Of<Symbol?>(
        "--symbol",
        "SYMBOL",
        "The symbol of a CSV file that has no column for it.",
        text =>
            Symbol.TryParse(text, out var symbol)
                ? symbol
                : throw TextValue.Refusal(text, "a symbol such as NVDA or 600036.SH")
    );
    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write the summary and everything that was refused as JSON.",
    };

    public ImportCommand(Screen screen)
        : base(
            "import",
            "Convert prices and decisions of other systems: prices to CSV, decisions to orders for a replay. "
                + "Impossible values are refused, with the line and the reason."
        )
    {
        (_from.Required, _out.Required) = (true, true);
        foreach (var option in (Option[])[_from, _out, _symbol, _json])
        {
            Options.Add(option);
        }

        SetAction(
            async (parsed, cancellationToken) =>
            {
                var (from, folder) = (parsed.GetRequiredValue(_from), parsed.GetRequiredValue(_out));
                var sources = ImportSources.Of(from);
                var files = Import.Read(sources, parsed.GetValue(_symbol));
                await Import.WriteAsync(files, sources, folder, cancellationToken);
                foreach (
                    string line in parsed.GetValue(_json)
                        ? [ImportSummary.Json(files)]
                        : ImportSummary.Lines(files, folder)
                )
                {
                    screen.Line(line);
                }

                return files.Any(file => file.Lines.Count > 0)
                    ? ExitCode.Success
                    : throw new InputException($"Nothing of {MessageText.OneLine(from)} was taken.");
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("import --from AI-Trader/data --out imported", "Prices and the decisions of every agent"),
        new("import --from daily_IBM.csv --symbol IBM --out imported", "One download of Alpha Vantage"),
    ];

    private static string ParseSource(string text) =>
        File.Exists(text) || Directory.Exists(text)
            ? text
            : throw TextValue.Refusal(text, "an existing file or folder");

    private static string ParseFolder(string text) =>
        string.IsNullOrWhiteSpace(text) || File.Exists(text)
            ? throw TextValue.Refusal(text, "the name of a folder")
            : text;
}
