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

    private HttpSession(ModelEndpoint endpoint, bool streaming, Func<IStore, IStore>? decorate)
    {
        var market = TestMarket.UsWeek();
        (Endpoint, _streaming) = (endpoint, streaming);
        IStore store = new InMemoryStore(TimeProvider.System);
        store = decorate is null ? store : decorate(store);
        Floor = new TradingFloor(market.MarketData, market.Series, store, RuleBook.Standard);
    }

    public ModelEndpoint Endpoint { get; }

    public TradingFloor Floor { get; }

    public HastyClock Clock { get; } = new(new DateTimeOffset(2025, 12, 31, 23, 59, 0, TimeSpan.Zero));

    public static async Task<HttpSession> OpenAsync(
        bool streaming,
        ModelEndpoint endpoint,
        Func<IStore, IStore>? decorate = null
    )
    {
        var session = new HttpSession(endpoint, streaming, decorate);
        await session.Floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        return session;
    }

    public static Task<HttpSession> OpenAsync(bool streaming, params ModelAnswer[] answers) =>
        OpenAsync(streaming, ModelEndpoint.Answering(answers));

    /// <summary>How long the client waits for an answer.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The tools; the standard ones unless set.</summary>
    public Func<IToolDesk, TradingToolset> Tools { get; set; } = desk => StandardTools.CreateFor(desk);

    /// <summary>Runs the session, or runs it again.</summary>
    public async Task<SessionResult> RunAsync(
        ChatBudget? budget = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default
    )
    {
        using IChatClient client = HttpModel.Of(Endpoint, _streaming, Clock, Patience);
        return await new SessionRunner(
            Floor.MarketData,
            Floor.Brokerage,
            Floor.Store,
            timeProvider ?? TimeProvider.System
        ).RunAsync(
            Context,
            new ChatDecisionMaker(client, new() { Budget = budget ?? new(), Tools = Tools }),
            cancellationToken: cancellationToken
        );
    }

    /// <summary>What the model was told by tools, in the last question.</summary>
    public IReadOnlyList<string> Told => Endpoint.Requests[^1].Texts("tool");

    /// <summary>What is kept of the session: the journal, line by line.</summary>
    public async Task<IReadOnlyList<JournalEntry>> KeptAsync() => await Floor.Journal.ReadAsync(Context, default);

    public ValueTask DisposeAsync() => Endpoint.DisposeAsync();
}
