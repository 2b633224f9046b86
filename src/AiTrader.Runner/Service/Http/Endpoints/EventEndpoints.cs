using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Limits;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AiTrader.Runner.Service.Http.Endpoints;

/// <summary><c>/v1/events</c> and those of one trader: what happens, as it happens.</summary>
internal static class EventEndpoints
{
    private const string Summary =
        "Server-sent events in one order: after the Last-Event-ID of the request, or from now on";

    /// <summary>Adds those of all traders.</summary>
    public static void MapAll(IEndpointRouteBuilder v1) =>
        v1.MapGet(
                "/events",
                (HttpContext http, EventFeed feed, IStore store, Visibility visibility) =>
                    Stream(http, feed, store, visibility, signature: null)
            )
            .WithName("ListenToEvents")
            .WithSummary(Summary)
            .WithTags("Events")
            .RequireRateLimiting(ListenerLimit.Name)
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream");

    /// <summary>Adds those of a trader.</summary>
    public static void MapTrader(IEndpointRouteBuilder trader) =>
        trader
            .MapGet("/events", ListenAsync)
            .WithName("ListenToTrader")
            .WithSummary(Summary)
            .WithTags("Events")
            .RequireRateLimiting(ListenerLimit.Name)
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream");

    private static async Task<IResult> ListenAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        EventFeed feed,
        IStore store,
        Visibility visibility
    ) => Stream(http, feed, store, visibility, (await access.SeeAsync(http, signature)).Signature);

    private static IResult Stream(
        HttpContext http,
        EventFeed feed,
        IStore store,
        Visibility visibility,
        Signature? signature
    )
    {
        if (!EventStream.TryReadStart(http.Request, out _))
        {
            var (name, text) = EventStream.FindStart(http.Request);
            return Problem.Invalid((name, $"{MessageText.Quote(text)} is refused; allowed: the number of an event."));
        }

        if (HeadRequest.Is(http))
        {
            return Results.Text("", "text/event-stream; charset=utf-8");
        }

        var user = UserIdentity.Of(http);
        return new EventStream(feed, store.Events, told => IsVisibleAsync(http, (user, signature), told, visibility));
    }

    // A user who has lost access in the meantime is told nothing more.
    private static async ValueTask<bool> IsVisibleAsync(
        HttpContext http,
        (User User, Signature? Signature) listener,
        StoredEvent told,
        Visibility visibility
    )
    {
        if (!await visibility.HasAccessAsync(listener.User, http.RequestAborted))
        {
            http.Abort();
            return false;
        }

        return listener.Signature is { } only
            ? told.Signature == only
            : await visibility.IsVisibleAsync(listener.User, told.Signature, http.RequestAborted);
    }
}
