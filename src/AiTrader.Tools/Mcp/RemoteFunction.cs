using System.Text.Json;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;

namespace AiTrader.Tools.Mcp;

/// <summary>A tool of another process as a function; the binding gives it the context and the id of the call.</summary>
internal sealed class RemoteFunction(McpClientTool tool, RemoteCalls calls, IToolDesk desk) : AIFunction
{
    public override string Name => tool.Name;

    public override string Description => tool.Description;

    public override JsonElement JsonSchema => tool.JsonSchema;

    protected override async ValueTask<object?> InvokeCoreAsync(
        AIFunctionArguments arguments,
        CancellationToken cancellationToken
    )
    {
        var context = (TradingContext)arguments.Context![typeof(TradingContext)]!;
        var id = (ClientOrderId)arguments.Context[typeof(ClientOrderId)]!;
        string mark = ((TextEnvelope)arguments.Context[typeof(TextEnvelope)]!).Mark;
        desk.ThrowIfFaulted(context);
        try
        {
            var answer = await calls
                .CallAsync(Name, (context, id, mark), arguments, cancellationToken)
                .ConfigureAwait(false);
            if (answer.IsRecorded)
            {
                await desk.AcknowledgeAsync(context, id, cancellationToken).ConfigureAwait(false);
            }

            return answer.Text;
        }
        catch (RemoteToolException fault)
        {
            desk.Fail(context, fault);
            throw;
        }
    }
}
