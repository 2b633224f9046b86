using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Requests;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Access;

/// <summary>
/// Lets a form of the board pass if it has the token of the sign-in in its field <c>token</c>. Every endpoint that
/// takes a form has this filter.
/// </summary>
internal sealed class FormGate : IEndpointFilter
{
    /// <summary>The field of the token.</summary>
    public const string Field = "token";

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return
            request.HasFormContentType
            && SignInCookie.Find(request) is { } signIn
            && RequestForm.Field(await RequestForm.ReadAsync(context.HttpContext), Field) is { } token
            && signIn.MatchesForm(token)
            ? await next(context)
            : new Problem(ProblemKinds.CrossSite, "The form has expired; open the page again.");
    }
}
