using Microsoft.Extensions.DependencyInjection;

sealed record Result(TradingContext Context, decimal Equity);

sealed class Results
{
    private readonly List<Result> _all = [];
    private readonly Dictionary<string, SessionResult> _last = [];

    public int Count => _all.Count + _last.Count;
}

static class Application
{
    private static readonly List<Result> All = [];

    public static void Compose(IServiceCollection services) => services.AddSingleton<Results>();
}
