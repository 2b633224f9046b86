using AiTrader.Runner.Service.Halts;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Answers;
using AiTrader.Runner.Service.Http.Idempotency;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Requests;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Registrations;
using AiTrader.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AiTrader.Runner.Service.Http.Endpoints;

/// <summary><c>/v1/traders</c>: the traders of the service.</summary>
internal static class TraderEndpoints
{
    /// <summary>The most traders of a page.</summary>
    public const int LongestPage = 500;

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder v1)
    {
        var traders = v1.MapGroup("/traders").WithTags("Traders");
        traders
            .MapGet("", ListAsync)
            .WithName("ListTraders")
            .WithSummary("The registered traders that the user may see")
            .Produces<Page<TraderAnswer>>();
        traders
            .MapPost("", RegisterAsync)
            .WithName("RegisterTrader")
            .WithSummary("Registers a trader; its signature belongs to the user always")
            .RequireAuthorization(Policies.Drives)
            .AddEndpointFilter<IdempotencyFilter>()
            .WithMetadata(new MadeAgain())
            .Accepts<TraderRequest>("application/json")
            .Produces<TraderAnswer>(StatusCodes.Status201Created)
            .Produces<TraderAnswer>();
        traders
            .MapGet("/{signature}", FindAsync)
            .WithName("FindTrader")
            .WithSummary("A trader, and its account")
            .Produces<TraderAnswer>();
    }

    private static async Task<IResult> ListAsync(
        HttpContext http,
        string? after,
        string? count,
        RegistrationBook book,
        HaltBook halts,
        IStore store
    )
    {
        int most = (int)QueryNumber.Read(("count", count), (1, LongestPage), 100);
        Signature? start = null;
        if (after is not null && !Signature.TryParse(after, out start))
        {
            return Problem.Invalid(("after", $"{MessageText.Quote(after)} is refused; allowed: a signature."));
        }

        var page = await Page<Registration>.TakeAsync(
            book.ListAsync(UserIdentity.Of(http), start, http.RequestAborted),
            most,
            registration => registration.Signature.Value,
            http.RequestAborted
        );
        var answers = new List<TraderAnswer>();
        foreach (var registration in page.Items)
        {
            answers.Add(await AnswerOfAsync(registration, halts, store, http.RequestAborted));
        }

        return Answer.Ok(new Page<TraderAnswer>(answers, page.Next));
    }

    private static async Task<IResult> RegisterAsync(
        HttpContext http,
        TraderRequests requests,
        HaltBook halts,
        IStore store
    )
    {
        var body = await RequestBody.ReadJsonAsync(http);
        var (trader, isNew) = await requests.RegisterAsync(body, UserIdentity.Of(http), http.RequestAborted);
        var answer = await AnswerOfAsync(trader, halts, store, http.RequestAborted);
        return isNew ? Answer.Created(http, $"/v1/traders/{trader.Signature}", answer) : Answer.Ok(answer);
    }

    private static async Task<IResult> FindAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        HaltBook halts,
        IStore store
    )
    {
        var trader = await access.SeeAsync(http, signature);
        var account = await store.Ledgers.FindAccountAsync(trader.Signature, http.RequestAborted);
        return Answer.Ok(
            TraderAnswer.Of(trader.Signature, trader.Registration, account, halts.FindReason(trader.Signature))
        );
    }

    private static async Task<TraderAnswer> AnswerOfAsync(
        Registration registration,
        HaltBook halts,
        IStore store,
        CancellationToken cancellationToken
    ) =>
        TraderAnswer.Of(
            registration.Signature,
            registration,
            await store.Ledgers.FindAccountAsync(registration.Signature, cancellationToken),
            halts.FindReason(registration.Signature)
        );
}
