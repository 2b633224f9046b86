using System.Diagnostics;
using AiTrader.Testing;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>What the span of a call says.</summary>
public sealed class ToolSpanTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");

    [Test]
    public async Task A_span_names_the_operation_the_tool_and_both_ids()
    {
        TradingToolset tools = [TradingTool.Create("span_good", "Says one.", (TradingContext _) => 1)];

        var span = await WatchAsync(tools, "span_good");

        Assert.Multiple(() =>
        {
            Assert.That(span.OperationName, Is.EqualTo("execute_tool span_good"));
            Assert.That(
                span.TagObjects,
                Is.EquivalentTo(
                    new Dictionary<string, object?>
                    {
                        ["gen_ai.operation.name"] = "execute_tool",
                        ["gen_ai.tool.name"] = "span_good",
                        ["gen_ai.tool.type"] = "function",
                        ["gen_ai.tool.call.id"] = "call-7",
                        ["aitrader.call.id"] = "2025-10-07#2.3",
                    }
                )
            );
            Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Unset));
        });
    }

    [Test]
    public async Task A_failure_is_the_error_of_the_span()
    {
        TradingToolset tools =
        [
            TradingTool.Create<int>("span_bad", "Fails.", _ => throw new IOException("The disk is gone.")),
        ];

        var span = await WatchAsync(tools, "span_bad");

        Assert.Multiple(() =>
        {
            Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(span.StatusDescription, Is.EqualTo("The disk is gone."));
            Assert.That(span.GetTagItem("error.type"), Is.EqualTo("System.IO.IOException"));
        });
    }

    [Test]
    public void A_failure_is_never_caught() =>
        Assert.That(ToolSpan.Fail(activity: null, new IOException("The disk is gone.")), Is.False);

    private static async Task<Activity> WatchAsync(TradingToolset tools, string tool)
    {
        using var spans = new EndedSpans();
        try
        {
            await tools.Bind(Context).CallAsync(new FunctionCallContent("call-7", tool), new ToolCallNumber(2, 3));
        }
        catch (IOException)
        {
            // The tool's own.
        }

        return spans.Single(span => span.OperationName == $"execute_tool {tool}");
    }
}
