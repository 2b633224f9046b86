using AiTrader.Testing;
using AiTrader.TheBug.Explicit;

namespace AiTrader.Tools.Tests.TheBug;

/// <summary>The same story at the same entry points with this library, where it cannot happen.</summary>
public sealed class ExplicitStoryTests : BugStory
{
    private const string Entry = """
        using AiTrader; using AiTrader.Tools;
        public static class Intraday
        {
            public static object Context => CONTEXT;
            public static object Tools(TradingToolset tools, TradingContext context) => tools.Bind(ARGUMENTS);
        }
        """;

    [TestCase("2025-10-06")]
    [TestCase("2025-10-06 10:00")]
    public async Task Daily_and_intraday_are_one_entry_point_and_it_wants_a_context(string time)
    {
        var result = await ExplicitSystem.RunAsync(Store, Contexts.Alice(time));

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
        Assert.That(await BoughtAsync("alice"), Is.EqualTo(10));
    }

    [TestCase(
        "TradingContext.Using(\"m\").At(\"2025-10-06 10:00\")",
        "context",
        TestName = "An entry point that forgets who trades does not compile"
    )]
    [TestCase(
        "TradingContext.For(\"alice\").At(\"2025-10-06 10:00\")",
        "context",
        TestName = "An entry point that forgets the model does not compile"
    )]
    [TestCase(
        "TradingContext.For(\"alice\").Using(\"m\").At(\"2025-10-06\")",
        "",
        TestName = "A tool that is offered without a context does not compile"
    )]
    public void What_is_forgotten_does_not_compile(string context, string arguments)
    {
        string Source(string made, string given) =>
            Entry
                .Replace("CONTEXT", made, StringComparison.Ordinal)
                .Replace("ARGUMENTS", given, StringComparison.Ordinal);

        Assert.That(Snippet.ErrorsOf(Source(context, arguments)), Is.Not.Empty);
        Assert.That(
            Snippet.ErrorsOf(Source("TradingContext.For(\"alice\").Using(\"m\").At(\"2025-10-06\")", "context")),
            Is.Empty
        );
    }

    [TestCase(null)]
    [TestCase("")]
    public void What_is_forgotten_in_configuration_fails_at_once_and_is_never_a_hold(string? signature)
    {
        var configured = new TradingContextBuilder
        {
            Signature = signature,
            ModelId = "test/model",
            Time = "2025-10-06 10:00",
        };

        Assert.That(
            () => configured.Build(),
            Throws.TypeOf<TradingContextException>().With.Message.Contains("signature")
        );
        Assert.That(File.Exists(Store), Is.False, "Nothing was begun.");
    }

    [Test]
    public async Task The_tools_process_claims_the_context_that_its_parent_offers()
    {
        await ExplicitSystem.RunAsync(Store, Contexts.Alice("2025-10-06"));
        var ticket = ExplicitSystem.HandoffOf(Store).Offer(Contexts.Alice("2025-10-07"));

        var (exitCode, output, error) = StartTools(ticket.ToString(), "explicit", Store);

        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output, Does.Contain("Filled"));
        Assert.That(await BoughtAsync("alice"), Is.EqualTo(20));
    }

    [TestCase(null)]
    [TestCase("file.dGVzdC9tb2RlbA.0123456789abcdef0123456789abcdef")]
    public async Task A_tools_process_without_a_ticket_that_counts_fails_at_once_and_trades_nothing(string? ticket)
    {
        await ExplicitSystem.RunAsync(Store, Contexts.Alice("2025-10-06"));

        var (exitCode, output, error) = StartTools(ticket, "explicit", Store);

        Assert.That((exitCode, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain("ticket"));
        Assert.That(await BoughtAsync("alice"), Is.EqualTo(10));
    }

    [Test]
    public async Task Two_users_at_once_trade_each_in_their_own_ledger()
    {
        var results = await Task.WhenAll(
            ExplicitSystem.RunAsync(Store, Contexts.Alice("2025-10-06")),
            ExplicitSystem.RunAsync(Store, Contexts.Bob("2025-10-06"))
        );

        Assert.That(results, Is.All.InstanceOf<SessionResult.Traded>());
        Assert.That((await BoughtAsync("alice"), await BoughtAsync("bob")), Is.EqualTo((10m, 10m)));
    }
}
