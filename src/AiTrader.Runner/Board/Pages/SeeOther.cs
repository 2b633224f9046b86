using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Board.Pages;

/// <summary>Leads a browser from a form to a page, which it can load again without sending the form again.</summary>
/// <param name="address">The address of the page.</param>
internal sealed class SeeOther(string address) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
