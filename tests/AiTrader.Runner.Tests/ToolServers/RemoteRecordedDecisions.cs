using AiTrader.Audits;
using AiTrader.Tools;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>Decides what a trader once decided, through tools of another process.</summary>
internal sealed class RemoteRecordedDecisions(IEnumerable<RecordedOrder> orders, McpTradingToolset remote)
    : IDecisionMaker
{
    private readonly ILookup<TradingTime, RecordedOrder> _orders = orders.ToLookup(order => order.Time);

    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        var tools = remote.CreateFor(desk.ToolDesk).Bind(context);
        int number = 0;
        foreach (var order in _orders[context.Time])
        {
            Dictionary<string, object?> arguments =
                order.Action == RecordedAction.Hold
                    ? new() { ["reason"] = "Recorded hold." }
                    : new() { ["symbol"] = order.Symbol!.Value, ["quantity"] = order.Quantity };
            var call = new FunctionCallContent($"{++number}", order.Action.ToString().ToLowerInvariant(), arguments);
            await tools.CallAsync(call, new ToolCallNumber(1, number), cancellationToken);
        }

        Assert.That(tools.Refused, Is.Empty);
    }
}
