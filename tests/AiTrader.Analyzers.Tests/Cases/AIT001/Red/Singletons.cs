using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

interface IQuotes;

sealed class Quotes : IQuotes
{
    // AIT001: 'Quotes._last' keeps a TradingContext in a singleton, which serves many sessions; pass the context
    // as a parameter to each call that needs it
    private TradingContext? _last;

    public void Use(TradingContext context) => _last = context;
}

// AIT001: 'Clerk.context' keeps a TradingContext in a singleton, which serves many sessions; pass the context as
// a parameter to each call that needs it
sealed class Clerk(TradingContext context)
{
    public string Name => context.Signature.Value;
}

abstract class Part
{
    // AIT001: 'Part.Context' keeps a TradingContext in a singleton, which serves many sessions; pass the context
    // as a parameter to each call that needs it
    protected TradingContext? Context { get; set; }
}

sealed class Machine : Part;

sealed class Cache<T>
{
    // AIT001: 'Cache.Items' keeps a TradingContext in a singleton, which serves many sessions; pass the context
    // as a parameter to each call that needs it
    public List<T> Items { get; } = [];
}

sealed class Keyed
{
    // AIT001: 'Keyed.Context' keeps a TradingContext in a singleton, which serves many sessions; pass the
    // context as a parameter to each call that needs it
    public TradingContext? Context;
}

static class Application
{
    public static void Compose(IServiceCollection services, TradingContext context)
    {
        services.AddSingleton<IQuotes, Quotes>();
        services.AddSingleton(_ => new Clerk(context));
        services.TryAddSingleton(typeof(Machine));
        services.AddSingleton(new Cache<TradingContext>());
        services.AddKeyedSingleton<Keyed>("a");
        // AIT001: 'AddSingleton' keeps a TradingContext in the container, which gives it to all sessions; pass
        // the context as a parameter to each call that needs it
        services.AddSingleton(context);
    }
}
