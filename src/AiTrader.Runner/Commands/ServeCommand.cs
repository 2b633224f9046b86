using System.CommandLine;
using System.Globalization;
using AiTrader.Runner.Arenas;
using AiTrader.Runner.Board;
using AiTrader.Runner.Cluster;
using AiTrader.Runner.Input;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Output;
using AiTrader.Runner.Service;
using AiTrader.Runner.Service.Http;
using AiTrader.Runner.Service.Registrations;
using AiTrader.Runner.Stores;
using AiTrader.Runner.ToolServers;
using AiTrader.Runner.Traders;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader serve</c>: sessions that are started over HTTP, and a board that shows them.</summary>
internal sealed class ServeCommand : Command, IExampleSource
{
    private static readonly TimeSpan DemonstrationPace = TimeSpan.FromMilliseconds(200);

    private readonly Option<ListenAddress> _http = OptionValue.Of(
        "--http",
        "ADDRESS",
        "The address: a port of this machine, or an address and a port. Other machines can reach an address such as "
            + "0.0.0.0:8080; put a proxy with TLS in front of it.",
        ListenAddress.Parse
    );
    private readonly Option<int?> _pace = OptionValue.Of<int?>(
        "--pace",
        "MILLISECONDS",
        "How long a trader waits between two sessions; 0 to 3600000. Default: not at all; 200 for the default traders "
            + "on the synthetic market.",
        text => ParsePace(text)
    );
    private readonly Option<bool> _start = new("--start")
    {
        Description =
            "Begin every session of the traders that are registered at the start. Default: only the default "
            + "traders on the synthetic market, because models cost money.",
    };
    private readonly Option<bool> _jsonLogs = new("--json-logs")
    {
        Description = "Log each line as JSON on standard error.",
    };
    private readonly StoreOption _store;
    private readonly TradingOptions _trading;
    private readonly ServedHttpOptions _served;
    private readonly ClusterOptions _cluster;

    public ServeCommand(Screen screen, Option<bool> verbose)
        : base(
            "serve",
            "Serve an interface over HTTP at which users register traders and start sessions, and a board that shows "
                + "what they do."
        )
    {
        _store = new StoreOption(
            this,
            $"Where everything is kept: {StoreLocation.Allowed}. Default: a file in ./{RunPlan.DefaultFolder}.",
            StoreLocation.Parse,
            isRequired: false
        );
        _trading = new TradingOptions(this, screen, TradingOptionWords.OfServe);
        _http.DefaultValueFactory = _ => ListenAddress.Parse("8080");
        foreach (
            var option in (Option[])
                [_http, .. _trading.OfMarket, .. _trading.OfTraders, .. _trading.OfAccounts, _pace, _start, _jsonLogs]
        )
        {
            Options.Add(option);
        }

        _served = new ServedHttpOptions(this);
        _cluster = new ClusterOptions(this);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var plan = await PlanAsync(parsed, parsed.GetValue(verbose), cancellationToken);
                if (!plan.Address.IsLoopback)
                {
                    screen.Complain("Requests from other machines are not encrypted: put a proxy with TLS in front.");
                }

                foreach (var id in OfferedModels.FindRepeated(plan.Trading.Entrants.All.OfType<TraderPlan>()))
                {
                    screen.Complain(
                        $"The traders file has {id} more than once: users who choose it get that of its first entry."
                    );
                }

                return await ServiceHost.RunAsync(plan, ModulesOf(parsed, plan, screen), screen, cancellationToken);
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("serve", "The synthetic market at http://127.0.0.1:8080, with a board that moves"),
        new(
            "serve --http 8090 --market us --prices us_daily.csv.gz --traders traders.json --store sqlite:mine.db",
            "Your prices and models, of which no session begins before somebody asks for it"
        ),
        new(
            "serve --market us --prices us_hourly.csv.gz --traders traders.json --json-logs --store-file store.txt "
                + "--cluster store --silo 10.0.0.5:11111 --http 10.0.0.5:8080",
            "One of several machines that share their traders and a server of Redis"
        ),
    ];

    // The parts, in the order of their middleware.
    private List<IServiceModule> ModulesOf(ParseResult parsed, ServicePlan plan, Screen screen)
    {
        List<IServiceModule> modules =
        [
            new HttpModule(key => screen.Line($"The key of {key.User}, which is not shown again: {key.Text}")),
            new BoardModule(),
        ];
        if (_cluster.Find(parsed, plan) is { } cluster)
        {
            modules.Add(new ClusterModule(cluster));
        }

        return modules;
    }

    private async Task<ServicePlan> PlanAsync(ParseResult parsed, bool verbose, CancellationToken cancellationToken)
    {
        var range = new SessionRange(null, null);
        var trading = await _trading.ReadAsync(parsed, range, SyntheticHalf.Daily, cancellationToken);
        bool isDemonstration = !_trading.HasTraders(parsed) && _trading.IsSynthetic(parsed);
        var plan = new ServicePlan(trading, _store.Find(parsed) ?? trading.ServiceStore, parsed.GetRequiredValue(_http))
        {
            Pace =
                parsed.GetValue(_pace) is { } pace ? TimeSpan.FromMilliseconds(pace)
                : isDemonstration ? DemonstrationPace
                : TimeSpan.Zero,
            StartsRuns = isDemonstration || parsed.GetValue(_start),
            HasJsonLogs = parsed.GetValue(_jsonLogs),
            IsVerbose = verbose,
        };
        return _served.Read(parsed, plan);
    }

    private static int ParsePace(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= 3_600_000
            ? value
            : throw TextValue.Refusal(text, "a whole number of milliseconds from 0 to 3600000");
}
