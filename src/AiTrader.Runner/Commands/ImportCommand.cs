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
            + "(.json, .csv, .parquet), or one file: merged .jsonl, position.jsonl, TradeTrap's audit.jsonl, "
            + "StockBench's detailed_trades.jsonl or trades.parquet, Alpha Vantage's .json or .csv, "
            + "or any .csv or .parquet with columns for time, open and symbol. Fields can be separated by commas, "
            + "semicolons or tabs.",
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
    private readonly Option<TimeZoneInfo?> _zone = OptionValue.Of<TimeZoneInfo?>(
        "--time-zone",
        "ZONE",
        "The market's time zone, for example America/New_York, for stamps with an offset, with Z, or in seconds since "
            + "1970.",
        ParseZone
    );
    private readonly Option<string[]> _names = new("--rename")
    {
        HelpName = "OLD=NEW",
        Description = "Other names for symbols, for example '^GSPC=GSPC' for a name that is not a symbol here.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };
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
        foreach (var option in (Option[])[_from, _out, _symbol, _zone, _names, _json])
        {
            Options.Add(option);
        }

        SetAction(
            async (parsed, cancellationToken) =>
            {
                var (from, folder) = (parsed.GetRequiredValue(_from), parsed.GetRequiredValue(_out));
                var sources = ImportSources.Of(from);
                var files = await Import.ReadAsync(sources, TermsOf(parsed));
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
        new(
            "import --from yahoo.parquet --time-zone America/New_York --rename ^GSPC=GSPC --out imported",
            "Bars with offsets, and an index under another name"
        ),
    ];

    private ImportTerms TermsOf(ParseResult parsed) =>
        new(
            parsed.GetValue(_symbol),
            parsed.GetValue(_zone),
            (parsed.GetValue(_names) ?? []).Select(NameOf).ToDictionary(StringComparer.Ordinal)
        );

    private static KeyValuePair<string, Symbol> NameOf(string text)
    {
        int equals = text.LastIndexOf('=');
        return equals > 0 && Symbol.TryParse(text[(equals + 1)..], out var symbol)
            ? KeyValuePair.Create(text[..equals], symbol)
            : throw new InputException(
                $"--rename: {MessageText.Quote(text)} is refused; allowed: OLD=NEW, where NEW is a symbol such as NVDA."
            );
    }

    private static TimeZoneInfo ParseZone(string text) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone)
            ? zone
            : throw TextValue.Refusal(text, "a time zone such as America/New_York or Asia/Shanghai");

    private static string ParseSource(string text) =>
        File.Exists(text) || Directory.Exists(text)
            ? text
            : throw TextValue.Refusal(text, "an existing file or folder");

    private static string ParseFolder(string text) =>
        string.IsNullOrWhiteSpace(text) || File.Exists(text)
            ? throw TextValue.Refusal(text, "the name of a folder")
            : text;
}
