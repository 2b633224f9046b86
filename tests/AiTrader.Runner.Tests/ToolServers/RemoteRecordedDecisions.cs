using System.Globalization;
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
    private readonly Dictionary<long, ClientOrderId> _ids = [];

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
            _ids[order.Sequence] = ClientOrderId.Create(context, 1, ++number);
            var call = new FunctionCallContent(
                number.ToString(CultureInfo.InvariantCulture),
                order.Action.ToString().ToLowerInvariant(),
                ArgumentsOf(order)
            );
            await tools.CallAsync(call, new ToolCallNumber(1, number), cancellationToken);
        }

        Assert.That(tools.Refused, Is.Empty);
    }

    private Dictionary<string, object?> ArgumentsOf(RecordedOrder order)
    {
        if (order.Action == RecordedAction.Hold)
        {
            return new() { ["reason"] = "Recorded hold." };
        }

        if (order.Target is { } target)
        {
            return new() { ["order"] = _ids.GetValueOrDefault(target)?.Value ?? $"yet-to-come-{target}" };
        }

        var arguments = new Dictionary<string, object?>
        {
            ["symbol"] = order.Symbol!.Value,
            ["quantity"] = order.Quantity,
        };
        if (order.Terms.LimitPrice is { } limit)
        {
            arguments["limit"] = limit;
        }

        if (order.Terms.StopPrice is { } stop)
        {
            arguments["stop"] = stop;
        }

        if (order.Terms.TimeInForce == TimeInForce.Gtc)
        {
            arguments["time_in_force"] = "gtc";
        }

        return arguments;
    }
}
