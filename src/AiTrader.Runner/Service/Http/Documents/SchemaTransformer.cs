using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AiTrader.Runner.Service.Http.Documents;

/// <summary>Describes bodies as they are written: a member that is absent is not null.</summary>
internal sealed class SchemaTransformer : IOpenApiSchemaTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var type = context.JsonTypeInfo;
        DocumentWords.Describe(type.Type, schema);
        if (type.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var member in type.Properties.Where(member => member.IsGetNullable))
            {
                schema.Required?.Remove(member.Name);
            }
        }

        if (type.Kind == JsonTypeInfoKind.Enumerable && schema.Items is null && type.ElementType is { } element)
        {
            var items = new OpenApiSchema();
            DocumentWords.Describe(element, items);
            schema.Items = items;
        }

        return Task.CompletedTask;
    }
}
