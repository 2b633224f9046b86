using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AiTrader.Conversing;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Chat;

public sealed class TelemetryTests
{
    [Test]
    public async Task A_session_is_a_tree_of_spans_of_its_turns_tools_and_acts()
    {
        const string Signature = "span-watcher";
        using var spans = new EndedSpans();

        await RunAsync(Signature);

        var session = spans.Single(span => span.OperationName == $"invoke_agent {Signature}");
        string[] tree =
        [
            .. spans
                .Where(span => span.TraceId == session.TraceId)
                .Select(span => $"{span.Parent?.OperationName ?? "-"} > {span.OperationName}"),
        ];
        Assert.Multiple(() =>
        {
            Assert.That(
                tree,
                Is.EqualTo(
                    new[]
                    {
                        "turn > chat",
                        "execute_tool buy > ledger.append",
                        "turn > execute_tool buy",
                        "execute_tool buy > ledger.append",
                        "turn > execute_tool buy",
                        "invoke_agent span-watcher > turn",
                        "turn > chat",
                        "invoke_agent span-watcher > turn",
                        "- > invoke_agent span-watcher",
                    }
                )
            );
            Assert.That(session.GetTagItem("aitrader.outcome"), Is.EqualTo("traded"));
            Assert.That(
                session.TagObjects,
                Is.SupersetOf(
                    new Dictionary<string, object?>
                    {
                        ["gen_ai.operation.name"] = "invoke_agent",
                        ["gen_ai.agent.name"] = Signature,
                        ["gen_ai.conversation.id"] = $"{Signature}/2025-10-06",
                        ["gen_ai.request.model"] = $"test/{Signature}",
                        ["aitrader.market"] = "us",
                        ["aitrader.time"] = "2025-10-06",
                    }
                )
            );
            var call = spans.First(span => span.TraceId == session.TraceId && span.OperationName == "execute_tool buy");
            Assert.That(
                call.TagObjects,
                Is.SupersetOf(
                    new Dictionary<string, object?>
                    {
                        ["gen_ai.tool.name"] = "buy",
                        ["gen_ai.tool.type"] = "function",
                        ["gen_ai.tool.call.id"] = "call-1",
                        ["aitrader.call.id"] = "2025-10-06#1.1",
                    }
                )
            );
        });
    }

    [Test]
    public async Task A_run_is_a_span_above_the_sessions_of_its_traders()
    {
        using var spans = new EndedSpans();
        var floor = new TradingFloor(TestMarket.UsWeek());
        var traders = new[] { "run-watcher-1", "run-watcher-2" }
            .Select(name => new Trader(
                Signature.Parse(name),
                ModelId.Parse("test/model"),
                new ScriptedDecisions((context, desk) => desk.HoldAsync(context, "Waiting.").AsTask())
            ))
            .ToList();

        await floor.Arena.RunAsync(traders, SessionSchedule.FromPrices(floor.Series));

        var sessions = spans
            .Where(span => span.OperationName.StartsWith("invoke_agent run-watcher", StringComparison.Ordinal))
            .ToList();
        var run = sessions[0].Parent!;
        Assert.Multiple(() =>
        {
            Assert.That(sessions, Has.Count.EqualTo(10));
            Assert.That(sessions.Select(session => session.ParentSpanId), Is.All.EqualTo(run.SpanId));
            Assert.That(run.OperationName, Is.EqualTo("invoke_workflow run"));
            Assert.That(
                run.TagObjects,
                Is.SupersetOf(
                    new Dictionary<string, object?>
                    {
                        ["aitrader.market"] = "us",
                        ["aitrader.traders"] = 2,
                        ["aitrader.sessions"] = 10,
                        ["aitrader.traders.stopped"] = 0,
                    }
                )
            );
        });
    }

    [Test]
    public async Task Sessions_fills_denials_and_appends_are_counted()
    {
        var seen = new ConcurrentQueue<string>();
        using var listener = Listen(seen);

        await RunAsync("meter-watcher");

        // Other tests trade at the same time, under other models.
        Assert.That(
            seen,
            Has.Some.EqualTo(
                    "aitrader.session.duration aitrader.outcome=traded,gen_ai.request.model=test/meter-watcher some s"
                )
                .And.Some.EqualTo("aitrader.order.fills aitrader.side=buy 1")
                .And.Some.EqualTo("aitrader.order.denials aitrader.code=insufficient_cash 1")
                .And.Some.EqualTo("aitrader.ledger.append.duration  some s")
                .And.Some.StartsWith("gen_ai.client.operation.duration ")
        );
    }

    [Test]
    public async Task Orders_that_rest_expire_or_are_canceled_are_counted()
    {
        var seen = new ConcurrentQueue<string>();
        using var listener = Listen(seen);
        var floor = new TradingFloor(TestMarket.UsWeek());
        var monday = Contexts.Alice("2025-10-06");
        await floor.OpenAsync(monday, 1_000);
        var order = Order.Buy(ClientOrderId.Create(monday, 1), Symbol.Parse("AAA"), 1) with
        {
            Terms = OrderTerms.StopLimit(50, 51, TimeInForce.Gtc),
        };

        await floor.Brokerage.SubmitAsync(monday, order);
        await floor.Brokerage.CancelAsync(monday, ClientOrderId.Create(monday, 2), order.Id);
        await floor.Brokerage.CancelAsync(monday, ClientOrderId.Create(monday, 3), order.Id);
        var day = Order.Buy(ClientOrderId.Create(monday, 4), Symbol.Parse("AAA"), 1) with
        {
            Terms = OrderTerms.Limit(1),
        };
        await floor.Brokerage.SubmitAsync(monday, day);
        await floor.Brokerage.SettleAsync(Contexts.Alice("2025-10-07"), SettleUntil.Session);

        Assert.That(
            seen,
            Has.Some.EqualTo("aitrader.order.acceptances aitrader.type=stopLimit 1")
                .And.Some.EqualTo("aitrader.order.cancellations aitrader.reason=trader 1")
                .And.Some.EqualTo("aitrader.order.denials aitrader.code=unknown_order 1")
                .And.Some.EqualTo("aitrader.order.expiries  1")
        );
    }

    private static MeterListener Listen(ConcurrentQueue<string> seen)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Meter.Name == AiTraderTelemetry.Name)
                {
                    me.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => seen.Enqueue($"{instrument.Name} {Tags(tags)} {value}")
        );
        listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) =>
                seen.Enqueue($"{instrument.Name} {Tags(tags)} {(value >= 0 ? "some" : "negative")} {instrument.Unit}")
        );
        listener.Start();
        return listener;
    }

    private static string Tags(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));

    private static async Task RunAsync(string signature)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var context = TradingContext.For(signature).Using($"test/{signature}").At("2025-10-06");
        await floor.OpenAsync(context, 1_000);
        using var model = new ScriptedChatClient(messages =>
            messages.Count > 2
                ? ScriptedChatClient.Say("Done.")
                : Replies.Calling(
                    ("buy", new() { ["symbol"] = "AAA", ["quantity"] = 1 }),
                    ("buy", new() { ["symbol"] = "BBB", ["quantity"] = 1_000 })
                )
        );
        var result = await floor.Sessions.RunAsync(context, new ChatDecisionMaker(model));
        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
    }
}
