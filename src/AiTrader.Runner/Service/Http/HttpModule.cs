using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Documents;
using AiTrader.Runner.Service.Http.Endpoints;
using AiTrader.Runner.Service.Http.Idempotency;
using AiTrader.Runner.Service.Http.Limits;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Registrations;
using AiTrader.Runner.Service.Runs;
using AiTrader.Runner.Service.Users;
using AiTrader.Runner.Traders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Service.Http;

/// <summary>The interface of the service: who may do what, and the endpoints.</summary>
/// <param name="showKey">Shows the key of the first admin, once.</param>
internal sealed class HttpModule(Action<UserKey> showKey) : IServiceModule
{
    /// <summary>What one client can take. Default: what the plan says.</summary>
    public HttpLimits? Limits { get; init; }

    /// <inheritdoc/>
    public void Add(WebApplicationBuilder builder, ServicePlan plan)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(HttpLimits.Configure);
        var limits = Limits ?? HttpLimits.Of(plan);
        services.AddRateLimiter(limits.Configure);
        Policies.Add(services);
        ServiceDocument.Add(services);
        services.AddSingleton(
            OfferedModels.Create(
                plan.Trading.Entrants.All.OfType<TraderPlan>(),
                plan.Trading.Prices.Seed,
                plan.Trading.News
            )
        );
        services.AddSingleton(limits);
        services.AddSingleton(_ => new KeyGate(limits.LookUpsPerSecond, limits.LookUpBurst));
        services.AddSingleton<KeyQuota>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<UserBook>();
        services.AddSingleton<RegistrationBook>();
        services.AddSingleton<SignInBook>();
        services.AddSingleton<IdempotencyBook>();
        services.AddSingleton<Visibility>();
        services.AddSingleton<TraderAccess>();
        services.AddSingleton<RunRequests>();
        services.AddSingleton<RunProgress>();
        services.AddSingleton<RecordedSessions>();
        services.AddSingleton<HaltRequests>();
        services.AddSingleton<OrderRequests>();
        services.AddSingleton<TraderRequests>();
        services.AddSingleton<ProblemGate>();
        services.AddSingleton<ITraderSource>(provider => new RegisteredTraders(
            provider.GetRequiredService<RegistrationBook>(),
            provider.GetRequiredService<OfferedModels>(),
            provider.GetRequiredService<PlannedTraders>().All
        ));
        services.AddHostedService(provider => new ServiceStartup(
            provider.GetRequiredService<UserBook>(),
            provider.GetRequiredService<RegistrationBook>(),
            provider.GetRequiredService<PlannedTraders>().All,
            showKey
        ));
        services.AddHostedService<Housekeeping>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        var plan = app.Services.GetRequiredService<ServicePlan>();
        app.Use(app.Services.GetRequiredService<ProblemGate>().PassAsync);
        app.Use(HeadRequest.PassAsync);
        app.Use(SecurityHeaders.PassAsync);
        app.Use(new HostGate(plan.Address, plan.Hosts).PassAsync);
        app.Use(SameSiteGate.PassAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        HealthEndpoints.Map(app);
        ServiceDocument.Map(app);
        var v1 = app.MapGroup("/v1").RequireAuthorization();
        ModelEndpoints.Map(v1);
        TraderEndpoints.Map(v1);
        LeaderboardEndpoints.Map(v1);
        HaltEndpoints.MapAll(v1);
        EventEndpoints.MapAll(v1);
        var trader = v1.MapGroup("/traders/{signature}");
        SessionEndpoints.Map(trader);
        RunEndpoints.Map(trader);
        RecordEndpoints.Map(trader);
        OrderEndpoints.Map(trader);
        HaltEndpoints.MapTrader(trader);
        EventEndpoints.MapTrader(trader);
    }
}
