using AiTrader.Tools;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Offers trading tools through an MCP server that is built from a container.</summary>
public static class TradingMcpServerBuilderExtensions
{
    /// <summary>
    /// Adds trading tools to the server, and the guard before every call. The container's loggers log each refused call
    /// and each fault.
    /// <code>
    /// services.AddMcpServer().WithTradingTools(_ => StandardTools.CreateFor(desk), CallContexts.Sealed(seal, source));
    /// </code>
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="tools">Makes the tools, once.</param>
    /// <param name="contexts">Gives calls their context.</param>
    public static IMcpServerBuilder WithTradingTools(
        this IMcpServerBuilder builder,
        Func<IServiceProvider, TradingToolset> tools,
        CallContexts contexts
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(tools);
        ArgumentNullException.ThrowIfNull(contexts);
        // Over HTTP there are options for each session, or for each request.
        object key = new();
        builder
            .Services.AddKeyedSingleton(key, (services, _) => tools(services))
            .AddOptions<McpServerOptions>()
            .Configure<IServiceProvider>(
                (options, services) =>
                    TradingMcpServer.Configure(
                        options,
                        services.GetRequiredKeyedService<TradingToolset>(key),
                        contexts,
                        services.GetService<ILoggerFactory>()
                    )
            );
        return builder;
    }
}
