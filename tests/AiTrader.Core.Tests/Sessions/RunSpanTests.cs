using System.Diagnostics;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>What a collector sees of a run and of its sessions.</summary>
public sealed class RunSpanTests
{
    [Test]
    public async Task A_run_and_each_session_are_spans_that_say_whose_they_are_and_how_they_ended()
    {
        using var spans = new EndedSpans();
        var broken = Substitute.For<IDecisionMaker>();
        broken
            .DecideAsync(null!, null!, CancellationToken.None)
            .ReturnsForAnyArgs(ValueTask.FromException(new InvalidOperationException("broken on purpose")));

        await ArenaRuns.RunAsync(
            new TradingFloor(TestMarket.UsWeek()),
            ArenaRuns.TraderOf("span-holder", ScriptedDecisions.Holding("waiting")),
            ArenaRuns.TraderOf("span-breaker", broken)
        );

        var sessions = spans.Where(span => span.OperationName is "invoke_agent span-holder").ToList();
        var faulted = spans.Single(span => span.OperationName is "invoke_agent span-breaker");
        var run = spans.Single(span => span.SpanId == faulted.ParentSpanId);
        Assert.Multiple(() =>
        {
            Assert.That(sessions, Has.Count.EqualTo(5));
            Assert.That(sessions.Select(span => span.ParentSpanId), Is.All.EqualTo(run.SpanId));
            Assert.That(
                sessions[0].TagObjects.ToDictionary(),
                Is.EquivalentTo(
                    new Dictionary<string, object?>
                    {
                        ["gen_ai.operation.name"] = "invoke_agent",
                        ["gen_ai.agent.name"] = "span-holder",
                        ["gen_ai.conversation.id"] = "span-holder/2025-10-06",
                        ["gen_ai.request.model"] = "test/model",
                        ["aitrader.signature"] = "span-holder",
                        ["aitrader.time"] = "2025-10-06",
                        ["aitrader.market"] = "us",
                        ["aitrader.outcome"] = "held",
                    }
                )
            );
            Assert.That(faulted.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(faulted.StatusDescription, Does.Contain("broken on purpose"));
            Assert.That(faulted.GetTagItem("aitrader.outcome"), Is.EqualTo("faulted"));
            Assert.That(faulted.GetTagItem("error.type"), Is.EqualTo(typeof(InvalidOperationException).FullName));
            Assert.That(
                run.TagObjects.ToDictionary(),
                Is.EquivalentTo(
                    new Dictionary<string, object?>
                    {
                        ["gen_ai.operation.name"] = "invoke_workflow",
                        ["gen_ai.workflow.name"] = "run",
                        ["aitrader.market"] = "us",
                        ["aitrader.traders"] = 2,
                        ["aitrader.sessions"] = 10,
                        ["aitrader.traders.stopped"] = 1,
                    }
                )
            );
        });
    }
}
