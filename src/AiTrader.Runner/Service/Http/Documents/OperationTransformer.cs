using System.Globalization;
using AiTrader.Runner.Service.Http.Idempotency;
using AiTrader.Runner.Service.Http.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AiTrader.Runner.Service.Http.Documents;

/// <summary>What all operations have: problems, paging, and the headers that a handler does not name.</summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            Describe(parameter, context.Description.RelativePath ?? "");
        }

        if (string.Equals(context.Description.HttpMethod, HttpMethod.Post.Method, StringComparison.Ordinal))
        {
            Add(operation, IdempotencyKey.Header, $"Repeats the answer for 24 hours: {IdempotencyKey.Allowed}.");
        }

        if (context.Description.RelativePath?.EndsWith("/events", StringComparison.Ordinal) == true)
        {
            Add(operation, "Last-Event-ID", "The number of the last event that came; default: from now on.");
        }

        operation
            .Responses
            ?["default"] = new OpenApiResponse
            {
                Description = $"A problem (RFC 9457): {string.Join(", ", ProblemKinds.All.Select(NameOf))}.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Problem.ContentType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
                },
            };
        return Task.CompletedTask;
    }

    private static string NameOf(ProblemKind kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.Status} {kind.Name}");

    private static void Describe(OpenApiParameter parameter, string path)
    {
        (parameter.Description, JsonSchemaType type) = parameter.Name switch
        {
            "count" => ("The most items of the page.", JsonSchemaType.Integer),
            "after" => ("The next of the page before; the first page if it is absent.", JsonSchemaType.String),
            "signature" => ("The trader.", JsonSchemaType.String),
            "time" => ("The session, as 2025-10-01 or 2025-10-01T10:00:00.", JsonSchemaType.String),
            _ when path.Contains("/orders/", StringComparison.Ordinal) => (
                "The id of the order, with '~' for '#': 2025-10-01~2.1. The escape %23 is understood too.",
                JsonSchemaType.String
            ),
            _ => ("The id: 2025-10-01, or 2025-10-01..2025-10-31.", JsonSchemaType.String),
        };
        parameter.Schema = new OpenApiSchema { Type = type };
    }

    private static void Add(OpenApiOperation operation, string header, string description) =>
        (operation.Parameters ??= []).Add(
            new OpenApiParameter
            {
                Name = header,
                In = ParameterLocation.Header,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );
}
