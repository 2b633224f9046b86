using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Endpoints;

namespace AiTrader.Tools.Tests.Chat.Http;

/// <summary>A day of five hours, two traders, two models behind one endpoint, one store.</summary>
public sealed class HttpDayTests
{
    private static readonly string[] Traders = ["alice", "bob"];

    [TestCase(false)]
    [TestCase(true)]
    public async Task Two_models_trade_a_day_and_each_session_ends_as_its_model_had_it(bool streaming)
    {
        var day = await RunInMemoryAsync(streaming, Traders);

        Assert.Multiple(() =>
        {
            Assert.That(day.Outcomes[0], Is.EqualTo(new[] { "Traded", "Traded", "Held", "Undecided", "Traded" }));
            Assert.That(day.Outcomes[1], Is.EqualTo(new[] { "Held", "Held", "Traded", "Held", "Held" }));
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_day_in_a_file_is_the_day_in_memory_ledger_and_journal_to_the_letter(bool streaming)
    {
        using var folder = new TemporaryFolder();
        var memory = await RunInMemoryAsync(streaming, Traders);
        await using var store = new SqliteStore(folder.File("day.db"), TimeProvider.System);
        var file = await RunAsync(streaming, store, Traders);

        Assert.Multiple(() =>
        {
            Assert.That(file.Outcomes, Is.EqualTo(memory.Outcomes));
            Assert.That(file.Heads, Is.EqualTo(memory.Heads));
            Assert.That(file.Journal, Is.EqualTo(memory.Journal).And.Not.Empty);
        });
    }

    [TestCase("alice", 0)]
    [TestCase("bob", 1)]
    public async Task A_trader_beside_another_has_the_ledger_and_the_journal_that_it_has_alone(string trader, int index)
    {
        var together = await RunInMemoryAsync(streaming: false, Traders);
        var alone = await RunInMemoryAsync(streaming: false, trader);

        Assert.That(alone.Heads.Single(), Is.EqualTo(together.Heads[index]));
        Assert.That(
            alone.Journal,
            Is.EqualTo(together.Journal.Where(line => line.StartsWith(trader, StringComparison.Ordinal)))
        );
    }

    [Test]
    public async Task A_streamed_day_makes_the_ledgers_of_a_day_in_one_piece() =>
        Assert.That(
            (await RunInMemoryAsync(streaming: true, Traders)).Heads,
            Is.EqualTo((await RunInMemoryAsync(streaming: false, Traders)).Heads)
        );

    private static Task<Day> RunInMemoryAsync(bool streaming, params string[] traders) =>
        RunAsync(streaming, new InMemoryStore(TimeProvider.System), traders);

    private static async Task<Day> RunAsync(bool streaming, IStore store, params string[] signatures)
    {
        var market = TestMarket.UsHours();
        var floor = new TradingFloor(market.MarketData, market.Series, store, RuleBook.Standard);
        var clock = new HastyClock(DateTimeOffset.UnixEpoch);
        await using var endpoint = new ModelEndpoint(Script());
        var traders = signatures
            .Select(signature => new Trader(
                Signature.Parse(signature),
                ModelId.Parse($"test/{signature}"),
                new ChatDecisionMaker(
                    HttpModel.Of(endpoint, streaming, clock, TimeSpan.FromSeconds(30), $"model-of-{signature}")
                )
            )
            {
                Cash = new Money(1000),
            })
            .ToList();

        var runs = await floor.Arena.RunAsync(traders, SessionSchedule.FromPrices(floor.Series), null, default);

        var (heads, lines) = (new List<string>(), new List<string>());
        foreach (var trader in traders)
        {
            heads.Add(await store.Ledgers.HeadAsync(trader.Signature.Value));
            foreach (var time in floor.Series.Times)
            {
                lines.AddRange(
                    (await store.Journals.ReadAsync(trader.CreateContext(time), default)).Select(entry =>
                        $"{entry.Context} {entry.Number} {entry.Kind} {entry.Content}"
                    )
                );
            }
        }

        return new Day(
            [.. runs.Select(run => run.Results.Select(result => result.GetType().Name).ToArray())],
            heads,
            lines
        );
    }

    /// <summary>
    /// Alice's model buys, with a busy endpoint at 12:00 and nothing but words at 13:00; Bob's holds, but at 12:00.
    /// </summary>
    private static Func<ModelRequest, ModelAnswer> Script()
    {
        int busy = 0;
        return request =>
            (request.Model, Hour(request), request.Turn) switch
            {
                ("model-of-alice", 12, 0) when Interlocked.Increment(ref busy) < 3 => ModelAnswer.Error(
                    429,
                    "Busy."
                ) with
                {
                    RetryAfter = "5",
                },
                ("model-of-alice", 12, 0) => ModelAnswer.Call(("hold", """{"reason":"Busy."}""")),
                ("model-of-alice", 13, 0) => ModelAnswer.Say("I would buy."),
                ("model-of-alice", 14, 0) => ModelAnswer.Call(
                    ("sell", """{"symbol":"AAA","quantity":1}"""),
                    ("sell", """{"symbol":"AAA","quantity":100}"""),
                    ("portfolio", "{}")
                ),
                ("model-of-alice", _, 0) => ModelAnswer.Call(
                    ("history", """{"symbol":"AAA","count":5}"""),
                    ("buy", """{"symbol":"AAA","quantity":3}""")
                ),
                ("model-of-alice", _, _) => ModelAnswer.Say("Done."),
                ("model-of-bob", 12, 0) => ModelAnswer.Call(
                    ("buy", """{"symbol":"BBB","quantity":2}"""),
                    ("hold", """{"reason":"Enough."}""")
                ),
                _ => ModelAnswer.Call(("hold", """{"reason":"Waiting. 等待 🚀"}""")),
            };
    }

    private static int Hour(ModelRequest request) =>
        TradingTime
            .Parse(request.Texts("user")[0]["Decide the session of ".Length..].TrimEnd('.'))
            .TimeOfDay!.Value.Hour;

    private sealed record Day(
        IReadOnlyList<string[]> Outcomes,
        IReadOnlyList<string> Heads,
        IReadOnlyList<string> Journal
    );
}
