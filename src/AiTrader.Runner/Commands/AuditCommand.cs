using System.CommandLine;
using System.Globalization;
using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Runner.Audits;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader audit</c>: checks whether ledgers, or the records of another system, are possible.</summary>
internal sealed class AuditCommand : Command, IExampleSource
{
    private readonly Option<Market> _market = OptionValue.Of(
        "--market",
        "us|cn|crypto",
        "The market whose rules apply.",
        TextValue.Market
    );
    private readonly Option<string?> _prices = OptionValue.Of<string?>(
        "--prices",
        "FILE",
        "The prices: .csv, .csv.gz, .jsonl or .jsonl.gz. With --records, default: none; what they tell is then not "
            + "judged.",
        TextValue.PriceFile
    );
    private readonly StoreOption _store;
    private readonly Option<Signature?> _signature = OptionValue.Of<Signature?>(
        "--signature",
        "NAME",
        "With --store: only this trader. Default: all.",
        TextValue.Signature
    );
    private readonly Option<decimal> _slippage = OptionValue.Of(
        "--slippage",
        "NUMBER",
        "With --store: how far from the open a fill can be, in basis points. Default: 0.",
        ParseSlippage
    );
    private readonly VenueOptions _venue = new(
        "For accounts that were opened without conditions; others are audited by their own. Default: none."
    );
    private readonly Option<string[]> _records = new("--records")
    {
        HelpName = "FILE",
        Description =
            "One or more files with the records of another system: AI-Trader's or TradeTrap's position.jsonl, "
            + "TradeTrap's audit.jsonl, StockBench's detailed_trades.jsonl or trades.parquet, Alpha Arena's "
            + "trades.json, or states with a file of orders next to them.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string?> _orders = OptionValue.Of<string?>(
        "--orders",
        "FILE",
        "With --records X.recorded.jsonl: the orders that were asked for. Default: X.orders.jsonl next to it.",
        TextValue.ExistingFile
    );
    private readonly Option<bool> _json = new("--json") { Description = "Write the result as JSON." };

    public AuditCommand(Screen screen)
        : base(
            "audit",
            "Check ledgers, or the records of another system, against prices and a market's rules. Report "
                + "every defect with its place; the exit code is then 4."
        )
    {
        _store = new StoreOption(
            this,
            "The store, sqlite:FILE or redis:CONNECTION; it must exist.",
            StoreLocation.ParseExisting,
            isRequired: false
        );
        _market.Required = true;
        foreach (
            var option in (Option[])[_market, _prices, _signature, _slippage, .. _venue.All, _records, _orders, _json]
        )
        {
            Options.Add(option);
        }

        SetAction(
            async (parsed, cancellationToken) =>
            {
                var results = await RunAsync(parsed, cancellationToken);
                foreach (
                    string line in parsed.GetValue(_json) ? [AuditReport.Json(results)] : AuditReport.Lines(results)
                )
                {
                    screen.Line(line);
                }

                return results.All(result => result.IsClean) ? ExitCode.Success : ExitCode.Damaged;
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("audit --store sqlite:mine.db --market us --prices us_daily.csv.gz", "Every ledger of a store"),
        new("audit --records position.jsonl --market us --prices merged.jsonl", "Records of AI-Trader"),
        new(
            "audit --records gpt-5.recorded.jsonl qwen.recorded.jsonl --market cn --prices cn_hourly.csv.gz --json",
            "States with their orders next to them, as JSON"
        ),
    ];

    private async Task<IReadOnlyList<AuditResult>> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] files = parsed.GetValue(_records) ?? [];
        if ((_store.Find(parsed) is null) == (files.Length == 0))
        {
            throw new InputException("Name what to audit: --store or --records.");
        }

        if (parsed.GetValue(_orders) is not null && files.Length != 1)
        {
            throw new InputException("--orders needs exactly one file of --records.");
        }

        if (
            files
                .Where(file => !File.Exists(file))
                .Select(file => $"--records: {MessageText.QuoteFile(file)} is not an existing file.")
                .ToArray() is
            { Length: > 0 } absent
        )
        {
            throw new InputException(absent);
        }

        var market = parsed.GetRequiredValue(_market);
        var series = parsed.GetValue(_prices) is { } prices
            ? _venue.With(parsed, PriceFile.CreateSource(prices)).Read()
            : null;
        if (_store.Find(parsed) is { } store)
        {
            if (series is null)
            {
                throw new InputException("--prices: the prices of a ledger are needed.");
            }

            return await RunAsync(
                store,
                parsed.GetValue(_signature),
                new LedgerAudit(market, series, parsed.GetValue(_slippage))
                {
                    Conditions = _venue.Read(parsed, market)(TradingConditions.None),
                },
                cancellationToken
            );
        }

        var results = new List<AuditResult>();
        foreach (string file in files)
        {
            results.Add(await RecordsAudit.RunAsync(market, series, file, parsed.GetValue(_orders)));
        }

        return results;
    }

    private static async Task<IReadOnlyList<AuditResult>> RunAsync(
        StoreLocation store,
        Signature? signature,
        LedgerAudit audit,
        CancellationToken cancellationToken
    )
    {
        await using var opened = store.OpenToRead();
        var signatures = await opened.Ledgers.ListSignaturesAsync(cancellationToken).ToListAsync(cancellationToken);
        IReadOnlyList<Signature> chosen =
            signature is not null ? [NamedTrader.Find(signature, signatures, $"{store}")]
            : signatures.Count > 0 ? signatures
            : throw new InputException($"{store} has no ledger.");
        return await RunAsync(opened, chosen, audit, cancellationToken);
    }

    private static async Task<IReadOnlyList<AuditResult>> RunAsync(
        IStore store,
        IReadOnlyList<Signature> signatures,
        LedgerAudit audit,
        CancellationToken cancellationToken
    )
    {
        var results = new List<AuditResult>();
        foreach (var signature in signatures)
        {
            results.Add(await TraderAudit.RunAsync(audit, store, signature, cancellationToken));
        }

        return results;
    }

    private static decimal ParseSlippage(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
        && value <= 10_000
            ? value
            : throw TextValue.Refusal(text, "a number from 0 to 10000");
}
