using Microsoft.Extensions.DependencyInjection;

sealed class Request(TradingContext context)
{
    private readonly TradingContext _context = context;

    public string Name => _context.Signature.Value + context;
}

static class Application
{
    public static void Compose(IServiceCollection services)
    {
        services.AddScoped<Request>();
        services.AddTransient(_ => new Request(null!));
        services.AddScoped<TradingContext>(_ => null!);
        services.AddSingleton<Func<IServiceProvider, Request>>(_ => provider => provider.GetRequiredService<Request>());
    }
}
