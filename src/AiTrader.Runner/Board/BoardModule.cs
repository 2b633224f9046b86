using AiTrader.Runner.Board.Pages;
using AiTrader.Runner.Board.Views;
using AiTrader.Runner.Service;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Board;

/// <summary>The pages of the service, after the interface: it says who may do what.</summary>
internal sealed class BoardModule : IServiceModule
{
    /// <inheritdoc/>
    public void Add(WebApplicationBuilder builder, ServicePlan plan)
    {
        var services = builder.Services;
        services.AddSingleton<IProblemPage, RefusalPage>();
        services.AddSingleton<Drawings>();
        services.AddSingleton<VisibleReport>();
        services.AddSingleton<BoardRuns>();
        services.AddSingleton<OverviewContent>();
        services.AddSingleton<RegisterPage>();
        services.AddSingleton<TraderContent>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        BoardAssets.Map(app);
        var pages = app.MapGroup("").ExcludeFromDescription();
        SignIns.Map(pages);
        BoardEndpoints.Map(pages.MapGroup("").RequireAuthorization());
        var forms = pages.MapGroup("").RequireAuthorization().AddEndpointFilter<FormGate>();
        SignIns.MapSignOut(forms);
        BoardForms.Map(forms);
    }
}
