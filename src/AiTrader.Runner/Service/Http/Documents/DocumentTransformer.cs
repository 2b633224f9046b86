using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AiTrader.Runner.Service.Http.Documents;

/// <summary>What the document says of the whole interface.</summary>
internal sealed class DocumentTransformer : IOpenApiDocumentTransformer
{
    private const string Key = "key";

    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info.Title = "AiTrader";
        document.Info.Version = AiTraderTelemetry.Version;
        document.Info.Description =
            "Traders whose models trade on replayed markets. A request has a key: Authorization: Bearer KEY. What its "
            + "user may not see does not exist for it. Amounts of records are decimal text; those that a user "
            + "configures, and costs of models, are numbers. Times are on the market's clock.";

        // The address is that of the document; the host that a client sent is not repeated.
        document.Servers?.Clear();
        var schemes = (document.Components ??= new OpenApiComponents()).SecuritySchemes ??=
            new Dictionary<string, IOpenApiSecurityScheme>();
        schemes[Key] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The key that 'aitrader user add' shows.",
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] },
        ];
        return Task.CompletedTask;
    }
}
