using AiTrader.Runner.Service.Http.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Service.Http.Documents;

/// <summary><c>/openapi/v1.json</c> and <c>/reference</c>: the interface, described by itself.</summary>
internal static class ServiceDocument
{
    private const string Version = "v1";

    /// <summary>Registers what it needs.</summary>
    public static void Add(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ServiceJson.Configure(json.SerializerOptions));
        services.AddOpenApi(
            Version,
            options =>
                options
                    .AddSchemaTransformer<SchemaTransformer>()
                    .AddOperationTransformer<OperationTransformer>()
                    .AddDocumentTransformer<DocumentTransformer>()
        );
    }

    /// <summary>Adds the document and the page.</summary>
    public static void Map(WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapGet("/reference", WriteAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> WriteAsync(
        HttpContext http,
        [FromKeyedServices(Version)] IOpenApiDocumentProvider documents
    )
    {
        var document = await documents.GetOpenApiDocumentAsync(http.RequestAborted);
        http.Response.Headers.ContentSecurityPolicy = ReferencePage.Policy;
        return Results.Content(new ReferencePage(document).Write(), "text/html; charset=utf-8");
    }
}
