using AiTrader.Prices;
using AiTrader.Runner.Lookahead;
using AiTrader.Runner.Reruns;
using AiTrader.Stores;
using AiTrader.Tools;
using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Tests.Lookahead;

/// <summary>
/// A run of a model that searches news and its notes, writes a note and buys one unit, each in a reply, and the proof
/// of the run.
/// </summary>
internal sealed class ModelRun
{
    private readonly PriceSeries _prices;

    private ModelRun(PriceSeries prices) => _prices = prices;

    /// <summary>The store.</summary>
    public InMemoryStore Store { get; } = new(TimeProvider.System);

    /// <summary>One item of each day of the prices, published at noon.</summary>
    public IReadOnlyList<NewsItem> News { get; private init; } = [];

    public static Signature Alice { get; } = Signature.Parse("alice");

    /// <summary>Runs the model, and momentum beside it, at all stamps of the prices.</summary>
    public static async Task<ModelRun> RunAsync(PriceSeries prices, IMarketData? marketData = null)
    {
        var run = new ModelRun(prices)
        {
            News =
            [
                .. prices
                    .Times.Select(time => time.Date)
                    .Distinct()
                    .Select(day => new NewsItem(
                        $"{new TradingTime(day)} 12:00",
                        $"AAA on {new TradingTime(day)}",
                        "",
                        null,
                        []
                    )),
            ],
        };
        var market = marketData ?? new AsOfMarketData(Market.Us, prices);
        var news = new AsOfNews(
            new AlteredNews(run.News, Market.Us, new Draws(0)).Show(prices.Times[^1], AlterationScope.Nothing),
            Market.Us
        );
        var model = new ChatDecisionMaker(
            new ScriptedChatClient(messages => ReplyTo(messages)),
            new() { Tools = desk => StandardTools.CreateFor(desk, news, memory: true) }
        );
        var arena = new Arena(
            new SessionRunner(market, new SimulatedBrokerage(market, run.Store.Ledgers), run.Store, TimeProvider.System)
        );
        var runs = await arena.RunAsync(
            [
                new Trader(Alice, ModelId.Parse("test/model"), model) { Cash = new Money(10_000) },
                new Trader(Signature.Parse("momentum"), ModelId.Parse("baseline/momentum"), new Momentum())
                {
                    Cash = new Money(10_000),
                },
            ],
            SessionSchedule.FromPrices(prices)
        );
        Assert.That(
            runs.SelectMany(trader => trader.Results).Select(result => result.Outcome),
            Has.None.EqualTo(SessionOutcome.Faulted)
        );
        return run;
    }

    /// <summary>Decides the sessions of a trader again, in altered worlds.</summary>
    public Task<TraderProof> ProveAsync(WorldGuards? guards = null, Signature? signature = null, int seed = 1) =>
        new LookaheadProof(Store, [_prices], new Draws(seed))
        {
            Deciders = RerunDeciders.Of([], seed: 1),
            News = News,
            Guards = guards ?? new WorldGuards(),
        }.RunAsync(signature ?? Alice, CancellationToken.None);

    private static ChatResponse ReplyTo(IReadOnlyList<ChatMessage> messages) =>
        messages.Count switch
        {
            2 => ScriptedChatClient.Call("search_news", new() { ["query"] = "AAA" }),
            4 => ScriptedChatClient.Call("notes"),
            6 => ScriptedChatClient.Call("note", new() { ["text"] = $"I was there: {messages[1].Text}" }),
            8 => ScriptedChatClient.Call("history", new() { ["symbol"] = "AAA", ["count"] = 3 }),
            10 => ScriptedChatClient.Call("buy", new() { ["symbol"] = "AAA", ["quantity"] = 1 }),
            _ => ScriptedChatClient.Say("Done."),
        };
}
