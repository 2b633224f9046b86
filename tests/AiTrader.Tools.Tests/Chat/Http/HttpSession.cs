using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Endpoints;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Chat.Http;

/// <summary>
/// Alice's session of Tuesday 2025-10-07, in which a model behind real HTTP decides; AAA opens at 11, and she has 1000.
/// </summary>
internal sealed class HttpSession : IAsyncDisposable
{
    public static readonly TradingContext Context = Contexts.Alice("2025-10-07");

    private readonly bool _streaming;

    private HttpSession(ModelEndpoint endpoint, bool streaming, ILedgerStore? ledger)
    {
        var market = TestMarket.UsWeek();
        (Endpoint, _streaming) = (endpoint, streaming);
        Floor = new TradingFloor(
            market.MarketData,
            market.Series,
            ledger ?? new InMemoryStore(TimeProvider.System).Ledgers,
            RuleBook.Standard
        );
    }

    public ModelEndpoint Endpoint { get; }

    public TradingFloor Floor { get; }

    public IJournalStore Journal { get; } = new InMemoryStore(TimeProvider.System).Journals;

    public HastyClock Clock { get; } = new(new DateTimeOffset(2025, 12, 31, 23, 59, 0, TimeSpan.Zero));

    public static async Task<HttpSession> OpenAsync(bool streaming, ModelEndpoint endpoint, ILedgerStore? ledger = null)
    {
        var session = new HttpSession(endpoint, streaming, ledger);
        await session.Floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        return session;
    }

    public static Task<HttpSession> OpenAsync(bool streaming, params ModelAnswer[] answers) =>
        OpenAsync(streaming, ModelEndpoint.Answering(answers));

    /// <summary>How long the client waits for an answer.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The tools; the standard ones unless set.</summary>
    public Func<ITradingDesk, TradingToolset> Tools { get; set; } =
        desk => StandardTools.For(desk.Brokerage, desk.MarketData);

    /// <summary>Runs the session, or runs it again.</summary>
    public async Task<SessionResult> RunAsync(
        ChatBudget? budget = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default
    )
    {
        using IChatClient client = HttpModel.Of(Endpoint, _streaming, Clock, Patience);
        return await Floor.Sessions.RunAsync(
            Context,
            new ChatDecisionMaker(client, Journal, timeProvider ?? TimeProvider.System)
            {
                Budget = budget ?? new(),
                Tools = Tools,
            },
            cancellationToken
        );
    }

    /// <summary>What the model was told by tools, in the last question.</summary>
    public IReadOnlyList<string> Told => Endpoint.Requests[^1].Texts("tool");

    /// <summary>What is kept of the session: the journal, line by line.</summary>
    public async Task<IReadOnlyList<JournalEntry>> KeptAsync() => await Journal.ReadAsync(Context, default);

    public ValueTask DisposeAsync() => Endpoint.DisposeAsync();
}
