using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Mcp;

/// <summary>The prompt of a server that begins a trading day, for the context of the request.</summary>
/// <param name="view">Writes the prompt.</param>
/// <param name="gate">Admits requests.</param>
internal sealed class HostPrompt(HostView view, HostGate gate) : McpServerPrompt
{
    public const string Name = "trading_day";

    public override Prompt ProtocolPrompt { get; } =
        new()
        {
            Name = Name,
            Title = "Begin a trading day",
            Description =
                "The date, the rules, your portfolio, your open orders, the current prices, and the request to decide.",
        };

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<GetPromptResult> GetAsync(
        RequestContext<GetPromptRequestParams> request,
        CancellationToken cancellationToken = default
    )
    {
        string text = await gate.ReadAsync(Name, request.Params?.Meta, view.WritePromptAsync, cancellationToken)
            .ConfigureAwait(false);
        return new GetPromptResult
        {
            Description = ProtocolPrompt.Description,
            Messages =
            [
                new PromptMessage
                {
                    Role = Role.User,
                    Content = new TextContentBlock { Text = text },
                },
            ],
        };
    }
}
