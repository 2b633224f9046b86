using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Service.Http.Documents;

/// <summary><c>/openapi/v1.json</c> and <c>/reference</c>: the interface, described by itself.</summary>
internal static class ServiceDocument
{
    private const string Version = "v1";

    /// <summary>Registers what it needs.</summary>
    public static void Add(IServiceCollection services) => services.AddOpenApi(Version);

    /// <summary>Adds the document.</summary>
    public static void Map(WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
}
