using Microsoft.AspNetCore.Builder;

namespace AiTrader.Runner.Service;

/// <summary>A part of the service: its interface, its pages, its cluster.</summary>
internal interface IServiceModule
{
    /// <summary>Registers what it needs.</summary>
    void Add(WebApplicationBuilder builder, ServicePlan plan);

    /// <summary>Adds its middleware and its endpoints, in the order of the modules.</summary>
    void Map(WebApplication app);
}
