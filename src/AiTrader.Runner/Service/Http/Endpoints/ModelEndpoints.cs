using AiTrader.Runner.Service.Http.Answers;
using AiTrader.Runner.Service.Registrations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AiTrader.Runner.Service.Http.Endpoints;

/// <summary><c>/v1/models</c>: what can decide.</summary>
internal static class ModelEndpoints
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder v1) =>
        v1.MapGet("/models", List)
            .WithName("ListModels")
            .WithSummary("The models and baselines that a trader can have")
            .WithTags("Traders")
            .Produces<Page<ModelAnswer>>();

    private static IResult List(OfferedModels models) =>
        Answer.Ok(new Page<ModelAnswer>([.. models.All.Select(ModelAnswer.Of)], null));
}
