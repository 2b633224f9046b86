using System.CommandLine;
using AiTrader.Handoffs;
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
        "The signature of every call, together with --at and --model.",
        TextValue.Signature
    );
    private readonly Option<TradingTime?> _at = OptionValue.Of<TradingTime?>(
        "--at",
        "TIME",
        "The trading time of every call: a day, or a day and a time.",
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
    private readonly SecretFileOption<SealKeys?> _seal = new(
        "--seal-key-file",
        "Instead of one context for all calls: each call has its own, sealed with a key of this file. A line "
            + "of the file is an id and a secret in base64.",
        text => SecretFile.Read(text, SealKeys.Parse)
    );
    private readonly Option<string?> _audience = OptionValue.Of<string?>(
        "--audience",
        "NAME",
        $"The audience of sealed contexts. Default: {ContextSeal.DefaultAudience}.",
        text => text
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
            "Offer buy, sell, hold, quotes and the portfolio to models in other processes, over the Model "
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
                    _model,
                    _cash,
                    _seal,
                    _audience,
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
            "mcp --http 8300 --market us --prices us_daily.csv.gz --store sqlite:mine.db --seal-key-file seal.key",
            "For any number of traders on this machine, whose calls have sealed contexts"
        ),
    ];

    private ToolServerPlan PlanOf(ParseResult parsed, AsOfNews? news)
    {
        Refuse(ProblemsOf(parsed));
        return new ToolServerPlan(
            new ServedMarket(parsed.GetRequiredValue(_market), parsed.GetRequiredValue(_prices), news)
            {
                HasMemory = parsed.GetValue(_memory),
            },
            _store.Get(parsed),
            TraderOf(parsed),
            parsed.GetValue(_seal) is { } keys ? SealOf(keys, parsed.GetValue(_audience)) : null,
            parsed.GetValue(_http) is { } address ? new HttpAccess(address, parsed.GetValue(_bearer)) : null
        );
    }

    private ServedTrader? TraderOf(ParseResult parsed) =>
        parsed.GetValue(_signature) is { } signature
            ? new ServedTrader(
                TradingContext.For(signature).Using(parsed.GetValue(_model)!).At(parsed.GetValue(_at)!.Value),
                parsed.GetValue(_cash),
                new AccountOpening(parsed.GetRequiredValue(_market), _conditions.Read(parsed))
            )
            : null;

    private IEnumerable<string> ProblemsOf(ParseResult parsed)
    {
        var address = parsed.GetValue(_http);
        object?[] context = [parsed.GetValue(_signature), parsed.GetValue(_at), parsed.GetValue(_model)];
        bool isSealed = parsed.GetValue(_seal) is not null;
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
            yield return "Name --signature, --at and --model for all calls, or --seal-key-file for calls that have "
                + "their own contexts.";
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

        if (!isSealed && parsed.GetValue(_audience) is not null)
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

    private static ContextSeal SealOf(SealKeys keys, string? audience)
    {
        try
        {
            return new ContextSeal(keys, audience ?? ContextSeal.DefaultAudience, TimeProvider.System);
        }
        catch (ArgumentException refusal)
        {
            throw new InputException($"--audience: {refusal.Message.Split(" (Parameter", 2)[0]}", refusal);
        }
    }

    private static ApiKey ParseKey(string text) =>
        ApiKey.Read(text) is { Value.Length: >= 16 } key
            ? key
            : throw new FormatException($"It has no key; allowed: {ApiKey.Allowed}, at least 16 of them.");
}
