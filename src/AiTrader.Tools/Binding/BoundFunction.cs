using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>A tool that is bound to one context: everything that a chat client can see and call.</summary>
internal sealed class BoundFunction(TradingTool tool, BoundTools owner) : AIFunction
{
    public override string Name => tool.Name;

    public override string Description => tool.Description;

    public override JsonElement JsonSchema => tool.Function.JsonSchema;

    public override JsonSerializerOptions JsonSerializerOptions => tool.Function.JsonSerializerOptions;

    protected override async ValueTask<object?> InvokeCoreAsync(
        AIFunctionArguments arguments,
        CancellationToken cancellationToken
    )
    {
        try
        {
            tool.RequireKnown(arguments.Keys);
            arguments.Context ??= new Dictionary<object, object?>();
            arguments.Context[typeof(TradingContext)] = owner.Context;
            arguments.Context[typeof(TextEnvelope)] = owner.Envelope;
            arguments.Context[typeof(ClientOrderId)] = owner.IdOf(arguments);
            object? answer = await tool.Function.InvokeAsync(arguments, cancellationToken).ConfigureAwait(false);
            return answer is IStructuredAnswer structured ? TextOf(structured, arguments) : answer;
        }
        catch (ToolArgumentException refused)
        {
            owner.Record(new RefusedCall(Name, refused.Message));
            return refused.Message;
        }
    }

    private static string TextOf(IStructuredAnswer answer, AIFunctionArguments arguments)
    {
        if (arguments.Context!.TryGetValue(typeof(AnswerSlot), out object? given) && given is AnswerSlot slot)
        {
            slot.Content = answer.ToJson();
        }

        return answer.Text;
    }
}
