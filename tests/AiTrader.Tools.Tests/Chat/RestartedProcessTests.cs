using AiTrader.Prices;
using AiTrader.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Tools.Tests.Chat;

/// <summary>
/// An application that is wired as the samples are, with a tool of its own, on a file: it breaks after a buy, and is
/// started again. There is no journal to forget: the conversation is kept where the ledger is.
/// </summary>
public sealed class RestartedProcessTests
{
    [Test]
    public async Task A_session_that_broke_after_a_buy_goes_on_in_the_next_process_and_has_traded()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("store.db");
        int asked = 0;

        var broken = await RunAsync(
            file,
            messages => messages.Count == 2 ? Buy(1) : throw new HttpRequestException("The endpoint is gone.")
        );
        var resumed = await RunAsync(
            file,
            messages =>
            {
                asked++;
                return messages.Count == 2 ? Buy(2) : ScriptedChatClient.Say("Done.");
            }
        );

        Assert.That(broken.Fault?.Fault, Is.InstanceOf<HttpRequestException>());
        Assert.That(resumed.Fault?.Fault, Is.Null);
        Assert.That(resumed.Results, Is.All.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(1));
        Assert.That(asked, Is.EqualTo(1), "The reply that was journaled is not asked for again.");
    }

    private static ChatResponse Buy(int quantity) =>
        ScriptedChatClient.Call("buy", new() { ["symbol"] = "AAA", ["quantity"] = quantity });

    private static async Task<TraderRun> RunAsync(string file, Func<IReadOnlyList<ChatMessage>, ChatResponse> script)
    {
        var services = new ServiceCollection();
        services
            .AddAiTrader()
            .UseMarket(Market.Us)
            .UsePrices(new InMemoryPriceSource([new SymbolBar(Symbol.Parse("AAA"), Bar)]))
            .UseSqliteStore(file);
        await using var provider = services.BuildServiceProvider();
        using var client = new ScriptedChatClient(script);
        var maker = new ChatDecisionMaker(
            client,
            new()
            {
                Tools = desk =>
                    [
                        .. StandardTools.CreateFor(desk),
                        TradingTool.Create(
                            "who",
                            "Says who trades.",
                            (TradingContext context) => $"{context.Signature}"
                        ),
                    ],
            }
        );
        var alice = new Trader(Signature.Parse("alice"), ModelId.Parse("demo/scripted"), maker)
        {
            Cash = new Money(10_000),
        };
        var runs = await provider.GetRequiredService<Arena>().RunAsync([alice]);
        return runs[0];
    }

    private static Bar Bar =>
        new(TradingTime.Parse("2025-10-06"), new Price(10), new Price(10), new Price(10), new Price(10), 1_000);
}
