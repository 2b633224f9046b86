using System.Globalization;
using System.Text;
using System.Text.Json;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using AiTrader.Tools.Tests.Mcp;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests;

/// <summary>
/// Deleting every later bar, whole symbols included, changes nothing that a model is shown: no schema, no prompt, no
/// answer and no message, in this process and over MCP.
/// </summary>
public sealed class LaterListingTests
{
    private const int Days = 6;

    // The NEW ones begin late; what begins with NEW is a word that tools take for them.
    private static readonly string[] Listed = ["AAA", "BBB", "NEW", "NEW-B", "OTHER"];
    private static readonly string[] Asked = [.. Listed, "new", "NEW-", "XXX", "bbb", ""];

    [Category(TestCategory.Long)]
    [Test]
    public void Later_bars_and_later_symbols_change_nothing_that_a_model_is_shown() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(30),
            Prop.ForAll<int, byte>(
                (seed, day) =>
                {
                    var truth = BarsOf(seed);
                    var actions = ActionsOf(seed);
                    var time = Day(day % Days);
                    return ShownAt(time, PriceSeries.FromBars(truth).With(actions))
                        == ShownAt(
                            time,
                            PriceSeries
                                .FromBars(truth.Select(bar => Known(bar, time)).OfType<SymbolBar>())
                                .With(CorporateActions.Create(actions.All.Where(one => one.ExDate <= time.Date)))
                        );
                }
            )
        );

    [Test]
    public void A_symbol_that_begins_earlier_does_change_what_is_shown()
    {
        var truth = BarsOf(1);
        SymbolBar[] earlier = [.. truth.Append(new SymbolBar(Symbol.Parse("ZED"), Bar(new Random(1), Day(2))))];

        Assert.That(
            ShownAt(Day(3), PriceSeries.FromBars(earlier)),
            Is.Not.EqualTo(ShownAt(Day(3), PriceSeries.FromBars(truth)))
        );
        Assert.That(
            ShownAt(Day(1), PriceSeries.FromBars(earlier)),
            Is.EqualTo(ShownAt(Day(1), PriceSeries.FromBars(truth)))
        );
    }

    [Test]
    public void A_split_changes_what_is_shown_from_its_ex_date_on()
    {
        var raw = PriceSeries.FromBars(BarsOf(1));
        var split = raw.With(
            CorporateActions.Create([CorporateAction.CreateSplit(Day(3).Date, Symbol.Parse("AAA"), 2)])
        );

        Assert.That(ShownAt(Day(3), split), Is.Not.EqualTo(ShownAt(Day(3), raw)));
        Assert.That(ShownAt(Day(2), split), Is.EqualTo(ShownAt(Day(2), raw)));
    }

    [Test]
    public void A_symbol_that_begins_later_is_unknown_and_not_offered()
    {
        string shown = ShownAt(Day(2), PriceSeries.FromBars(BarsOf(1)));

        Assert.That(
            shown,
            Does.Contain("(unknown_symbol)")
                .And.Contain("There is no symbol 'NEW'. There are AAA, BBB, OTHER.")
                .And.Not.Contain("Did you mean NEW")
        );
    }

    private static string ShownAt(TradingTime time, PriceSeries series) =>
        ShownAtAsync(time, series).GetAwaiter().GetResult();

    private static async Task<string> ShownAtAsync(TradingTime time, PriceSeries series)
    {
        var floor = new TradingFloor(
            new AsOfMarketData(Market.Us, series),
            series,
            new InMemoryStore(TimeProvider.System),
            RuleBook.Standard
        );
        var context = Contexts.Alice(time.ToString());
        await floor.OpenAsync(context, 1000);
        var shown = new StringBuilder();
        await floor.Sessions.RunAsync(
            context,
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    var prompt = await new TradingPrompt().WriteAsync(context, desk);
                    shown.AppendJoin('\n', prompt.Select(message => message.Text)).AppendLine();
                    await WriteToolsAsync(context, desk.ToolDesk, shown);
                }
            )
        );
        await WriteServerAsync(context, floor, shown);
        await WriteHostAsync(context, series, shown);
        return shown.ToString();
    }

    private static async Task WriteToolsAsync(TradingContext context, IToolDesk desk, StringBuilder shown)
    {
        var tools = StandardTools.CreateFor(desk);
        foreach (var function in tools.Bind(context))
        {
            shown.AppendLine(
                CultureInfo.InvariantCulture,
                $"{function.Name} {function.Description} {function.JsonSchema}"
            );
        }

        int number = 0;
        foreach (var (tool, arguments) in Calls())
        {
            shown.AppendLine(await tools.CallAsync(context, tool, arguments, ++number));
        }

        foreach (string symbol in Listed)
        {
            var order = Order.Buy(ClientOrderId.Create(context, ++number), Symbol.Parse(symbol), 1);
            var outcome = await desk.Brokerage.SubmitAsync(context, order);
            shown.AppendLine(OrderAnswer.Write(outcome, Market.Us).Text);
        }
    }

    private static async Task WriteServerAsync(TradingContext context, TradingFloor floor, StringBuilder shown)
    {
        await using var server = new PipedServer(floor);
        var client = await server.ConnectAsync();
        foreach (var tool in await client.ListToolsAsync())
        {
            shown.AppendLine(CultureInfo.InvariantCulture, $"{tool.Name} {tool.Description} {tool.JsonSchema}");
        }

        foreach (var (tool, arguments) in Calls())
        {
            var answer = await client.CallAsync(tool, arguments, (CallMeta.Context, PipedServer.Seal().Seal(context)));
            shown.AppendLine(answer.Text());
        }
    }

    // A host of one trader; the days of its schedule are those of the run, whatever the prices are.
    private static async Task WriteHostAsync(TradingContext context, PriceSeries series, StringBuilder shown)
    {
        var floor = new TradingFloor(
            new AsOfMarketData(Market.Us, series),
            series,
            new InMemoryStore(TimeProvider.System),
            RuleBook.Standard
        );
        var schedule = new SessionSchedule([context.Time, Day(Days), Day(Days + 1)]);
        await using var server = await PipedServer.WalkAsync(floor, schedule);
        var client = await server.ConnectAsync();
        shown.AppendLine(client.ServerInstructions);
        foreach (var tool in await client.ListToolsAsync())
        {
            shown.AppendLine(JsonSerializer.Serialize(tool.ProtocolTool, AIJsonUtilities.DefaultOptions));
        }

        foreach (var (tool, arguments) in (IEnumerable<(string, string)>)[.. Calls(), .. HostCalls()])
        {
            var answer = await client.CallAsync(tool, arguments);
            shown.AppendLine(answer.Text()).Append(answer.StructuredContent).AppendLine();
        }

        foreach (var resource in await client.ListResourcesAsync())
        {
            shown.AppendLine(JsonSerializer.Serialize(resource.ProtocolResource, AIJsonUtilities.DefaultOptions));
            shown.AppendLine(JsonSerializer.Serialize(await resource.ReadAsync(), AIJsonUtilities.DefaultOptions));
        }

        foreach (var prompt in await client.ListPromptsAsync())
        {
            shown.AppendLine(JsonSerializer.Serialize(prompt.ProtocolPrompt, AIJsonUtilities.DefaultOptions));
            shown.AppendLine(JsonSerializer.Serialize(await prompt.GetAsync(), AIJsonUtilities.DefaultOptions));
        }

        shown.AppendLine((await client.CallAsync("hold", """{"reason":"That is all."}""")).Text());
    }

    private static IEnumerable<(string Tool, string Arguments)> HostCalls()
    {
        yield return ("market", "{}");
        yield return ("symbols", "{}");
        yield return ("symbols", """{"page":2,"size":2}""");
        yield return ("symbols", """{"page":3,"size":2}""");
        yield return ("quote", $$"""{"symbols":{{JsonSerializer.Serialize(Listed)}}}""");
        yield return ("quote", """{"symbols":["AAA","BBB"]}""");
    }

    private static IEnumerable<(string Tool, string Arguments)> Calls()
    {
        foreach (string symbol in Asked)
        {
            string quoted = JsonSerializer.Serialize(symbol);
            yield return ("quote", $$"""{"symbol":{{quoted}}}""");
            yield return ("history", $$"""{"symbol":{{quoted}},"count":9}""");
            yield return ("buy", $$"""{"symbol":{{quoted}},"quantity":1}""");
            yield return ("sell", $$"""{"symbol":{{quoted}},"quantity":3}""");
        }

        yield return ("portfolio", "{}");
    }

    private static SymbolBar[] BarsOf(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, Days + 2)
                .SelectMany(day =>
                    Listed
                        .Where(symbol => symbol == "AAA" || day >= FirstDay(symbol) && random.Next(3) > 0)
                        .Select(symbol => new SymbolBar(Symbol.Parse(symbol), Bar(random, Day(day))))
                ),
        ];
    }

    private static CorporateActions ActionsOf(int seed)
    {
        var random = new Random(seed);
        return CorporateActions.Create(
            Enumerable
                .Range(0, Days + 2)
                .SelectMany(day =>
                    Listed
                        .Where(_ => random.Next(3) == 0)
                        .Select(symbol =>
                            random.Next(2) == 0
                                ? CorporateAction.CreateSplit(Day(day).Date, Symbol.Parse(symbol), random.Next(1, 9))
                                : CorporateAction.CreateDividend(Day(day).Date, Symbol.Parse(symbol), random.Next(1, 9))
                        )
                )
        );
    }

    private static int FirstDay(string symbol) =>
        symbol switch
        {
            "NEW" => 3,
            "NEW-B" => 4,
            _ => 0,
        };

    private static SymbolBar? Known(SymbolBar bar, TradingTime time) =>
        bar.Bar.Time > time ? null
        : bar.Bar.Time == time ? bar with { Bar = new Bar(time, bar.Bar.Open) }
        : bar;

    private static TradingTime Day(int day) => new(new DateOnly(2025, 10, 6).AddDays(day));

    private static Bar Bar(Random random, TradingTime time)
    {
        var (low, high) = (random.Next(1, 50), random.Next(50, 99));
        return new Bar(
            time,
            new Price(low + 1),
            new Price(high),
            new Price(low),
            new Price(low + 1),
            random.Next(9999)
        );
    }
}
