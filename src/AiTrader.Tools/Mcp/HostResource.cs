using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Mcp;

/// <summary>A resource of a server: what a host can attach for its model, for the context of the request.</summary>
/// <param name="resource">What the host is shown of it.</param>
/// <param name="read">Its contents for a context.</param>
/// <param name="gate">Admits requests.</param>
internal sealed class HostResource(
    Resource resource,
    Func<TradingContext, CancellationToken, ValueTask<string>> read,
    HostGate gate
) : McpServerResource
{
    public override ResourceTemplate ProtocolResourceTemplate { get; } =
        new()
        {
            UriTemplate = resource.Uri,
            Name = resource.Name,
            Title = resource.Title,
            Description = resource.Description,
            MimeType = resource.MimeType,
        };

    public override Resource ProtocolResource => resource;

    public override IReadOnlyList<object> Metadata => [];

    public override bool IsMatch(string uri) => uri == resource.Uri;

    public override async ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> request,
        CancellationToken cancellationToken = default
    )
    {
        string text = await gate.ReadAsync(resource.Uri, request.Params?.Meta, read, cancellationToken)
            .ConfigureAwait(false);
        return new ReadResourceResult
        {
            Contents =
            [
                new TextResourceContents
                {
                    Uri = resource.Uri,
                    MimeType = resource.MimeType,
                    Text = text,
                },
            ],
        };
    }
}
