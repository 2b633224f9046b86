using System.CommandLine;
using AiTrader.Prices;
using AiTrader.Runner.Hosting;
using AiTrader.Runner.Input;
using AiTrader.Runner.Keys;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;
using AiTrader.Runner.ToolServers;
using AiTrader.Tools;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader mcp</c>: the tools for models in other processes.</summary>
internal sealed class McpCommand : Command, IExampleSource
{
    private readonly Option<bool> _stdio = new("--stdio")
    {
        Description = "Serve on standard input and output; logs go to standard error.",
    };
    private readonly Option<ListenAddress?> _http = OptionValue.Of<ListenAddress?>(
        "--http",
        "ADDRESS",
        $"Serve streamable HTTP on a port of this machine, for example 8300; the path is {ToolServer.Path}. "
            + $"Other machines can reach an address such as 0.0.0.0:8300, which needs a bearer key.",
        ListenAddress.Parse
    );
    private readonly Option<Market> _market = OptionValue.Of(
        "--market",
        "us|cn|crypto",
        "The market whose rules apply.",
        TextValue.Market
    );
    private readonly Option<string> _prices = OptionValue.Of(
        "--prices",
        "FILE",
        "The prices: .csv, .csv.gz, .jsonl or .jsonl.gz.",
        TextValue.PriceFile
    );
    private readonly NewsOption _news = new();
    private readonly Option<bool> _memory = new("--memory")
    {
        Description =
            "Offer note and notes too: a model writes notes for its own later sessions, and only it can search them.",
    };
    private readonly StoreOption _store;
    private readonly Option<Signature?> _signature = OptionValue.Of<Signature?>(
        "--signature",
        "NAME",
        "The signature of every call, together with --model and either --at or --from and --to.",
        TextValue.Signature
    );
    private readonly Option<TradingTime?> _at = OptionValue.Of<TradingTime?>(
        "--at",
        "TIME",
        "The trading time of every call: a day, or a day and a time.",
        text => TextValue.Time(text)
    );
    private readonly Option<TradingTime?> _from = OptionValue.Of<TradingTime?>(
        "--from",
        "TIME",
        "Instead of --at: the first of the sessions that follow each other. Default: the first stamp of the prices.",
        text => TextValue.Time(text)
    );
    private readonly Option<TradingTime?> _to = OptionValue.Of<TradingTime?>(
        "--to",
        "TIME",
        "Instead of --at: the last session; a day includes all of its times. Default: the last stamp of the prices.",
        text => TextValue.Time(text)
    );
    private readonly Option<ModelId?> _model = OptionValue.Of<ModelId?>(
        "--model",
        "ID",
        "The model that decides.",
        TextValue.ModelId
    );
    private readonly Option<Money?> _cash = OptionValue.Of<Money?>(
        "--cash",
        "NUMBER",
        "The initial cash of the account of --signature, if it is not open.",
        text => TextValue.Cash(text)
    );
    private readonly SealOptions _seal = new(
        "Instead of one context for all calls: each call has its own, sealed with a key of this file."
    );
    private readonly SecretFileOption<ApiKey?> _bearer = new(
        "--bearer-key-file",
        "A file with the key that every HTTP request must have as 'Authorization: Bearer KEY'.",
        text => SecretFile.Read(text, ParseKey)
    );

    private readonly ConditionOptions _conditions;

    public McpCommand(Screen screen, Option<bool> verbose)
        : base(
            "mcp",
            "Offer buy, sell, cancel, hold, quotes and the portfolio to models in other processes, over the Model "
                + "Context Protocol."
        )
    {
        _store = new StoreOption(this, $"Where the ledgers are kept: {StoreLocation.Allowed}.", StoreLocation.Parse);
        foreach (var required in (Option[])[_market, _prices])
        {
            required.Required = true;
        }

        foreach (
            var option in (Option[])
                [
                    _stdio,
                    _http,
                    _market,
                    _prices,
                    _news.Option,
                    _memory,
                    _signature,
                    _at,
                    _from,
                    _to,
                    _model,
                    _cash,
                    .. _seal.All,
                    _bearer,
                ]
        )
        {
            Options.Add(option);
        }

        _conditions = new ConditionOptions(this);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var news = await _news.ReadAsync(parsed, parsed.GetRequiredValue(_market), screen, cancellationToken);
                return await PlanOf(parsed, news).RunAsync(screen, parsed.GetValue(verbose), cancellationToken);
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new(
            "mcp --stdio --market us --prices us_daily.csv.gz --store sqlite:mine.db --signature alice --at "
                + "2025-10-01 --model claude --cash 10000",
            "For a desktop application, as one trader on one day"
        ),
        new(
            "mcp --stdio --market us --prices us_daily.csv.gz --store sqlite:mine.db --signature alice --from "
                + "2025-10-01 --to 2025-10-31 --model claude --cash 10000",
            "For a desktop application, as one trader, day after day: a hold or end_session ends a day"
        ),
        new(
            "mcp --http 8300 --market us --prices us_daily.csv.gz --store sqlite:mine.db --seal-key-file seal.key",
            "For any number of traders on this machine, whose calls have sealed contexts"
        ),
    ];

    private ToolServerPlan PlanOf(ParseResult parsed, AsOfNews? news)
    {
        Refuse(ProblemsOf(parsed));
        return new ToolServerPlan(
            new ServedMarket(
                parsed.GetRequiredValue(_market),
                _conditions.With(parsed, PriceFile.CreateSource(parsed.GetRequiredValue(_prices))),
                news
            )
            {
                HasMemory = parsed.GetValue(_memory),
            },
            _store.Get(parsed),
            TraderOf(parsed),
            _seal.Read(parsed),
            parsed.GetValue(_http) is { } address ? new HttpAccess(address, parsed.GetValue(_bearer)) : null
        );
    }

    private ServedTrader? TraderOf(ParseResult parsed) =>
        parsed.GetValue(_signature) is { } signature
            ? new ServedTrader(
                signature,
                parsed.GetValue(_model)!,
                new ServedSessions(parsed.GetValue(_at), parsed.GetValue(_from), parsed.GetValue(_to)),
                parsed.GetValue(_cash),
                new AccountOpening(
                    parsed.GetRequiredValue(_market),
                    _conditions.Read(parsed, parsed.GetRequiredValue(_market))
                )
            )
            : null;

    private IEnumerable<string> ProblemsOf(ParseResult parsed)
    {
        var address = parsed.GetValue(_http);
        TradingTime?[] range = [parsed.GetValue(_from), parsed.GetValue(_to)];
        var time = parsed.GetValue(_at) ?? range[0] ?? range[1];
        object?[] context = [parsed.GetValue(_signature), time, parsed.GetValue(_model)];
        bool isSealed = _seal.HasKeys(parsed);
        if (parsed.GetValue(_stdio) == (address is not null))
        {
            yield return "Name either --stdio or --http.";
        }

        if (parsed.GetValue(_stdio) && _store.IsInput(parsed))
        {
            yield return "--stdio uses standard input; name a file with --store-file.";
        }

        if (isSealed == context.Any(part => part is not null) || (!isSealed && context.Any(part => part is null)))
        {
            yield return "Name --signature, --at and --model for all calls (or --from and --to instead of --at, for "
                + "sessions that follow each other), or --seal-key-file for calls that have their own contexts.";
        }

        if (parsed.GetValue(_at) is not null && range.Any(end => end is not null))
        {
            yield return "--at is one session, and --from and --to are several; name either.";
        }

        if (isSealed && !_store.Get(parsed).IsKept)
        {
            yield return "--store memory belongs to this process, and sealed contexts are for traders in other "
                + "processes. Name a store that they share.";
        }

        if (isSealed && parsed.GetValue(_cash) is not null)
        {
            yield return "--cash opens the account of --signature. With sealed contexts, the process that seals them "
                + "opens the accounts.";
        }

        if (isSealed && _conditions.IsGiven(parsed))
        {
            yield return "Fees and limits belong to an account. With sealed contexts, the process that seals them "
                + "opens the accounts.";
        }

        if (!isSealed && _seal.HasAudience(parsed))
        {
            yield return "--audience needs sealed contexts; name their keys with --seal-key-file.";
        }

        if (address is { IsLoopback: false } && parsed.GetValue(_bearer) is null)
        {
            yield return $"Other machines can reach --http {address}; it needs --bearer-key-file.";
        }

        if (address is null && parsed.GetValue(_bearer) is not null)
        {
            yield return "--bearer-key-file needs --http.";
        }
    }

    private static void Refuse(IEnumerable<string> problems)
    {
        string[] found = [.. problems];
        if (found.Length > 0)
        {
            throw new InputException(found);
        }
    }

    private static ApiKey ParseKey(string text) =>
        ApiKey.Read(text) is { Value.Length: >= 16 } key
            ? key
            : throw new FormatException($"It has no key; allowed: {ApiKey.Allowed}, at least 16 of them.");
}
