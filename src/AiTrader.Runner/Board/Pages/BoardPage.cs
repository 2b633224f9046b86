using System.Text;
using System.Xml.Linq;
using AiTrader.Runner.Reports.Pages;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Users;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Board.Pages;

/// <summary>A page of the board as an answer: what all pages have, around the content of one.</summary>
/// <param name="Title">What the page is on.</param>
/// <param name="Content">Its markup; whatever it has from data is escaped.</param>
internal sealed record BoardPage(string Title, string Content) : IResult
{
    // Styles in attributes are the colors of the charts; a page has no script and no style in itself.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; connect-src 'self'; "
        + "img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string Template = PageTemplate.Read("board.html");

    /// <summary>The status. Default: 200.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Why what the user asked for was not done; null if nothing was refused. Default: null.</summary>
    public string? Refusal { get; init; }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;

        // With a policy that sends less, browsers do not say that a form is of this site.
        response.Headers["Referrer-Policy"] = "same-origin";
        await using var page = new StreamWriter(response.Body, new UTF8Encoding(false), leaveOpen: true);
        var identity = UserIdentity.Find(httpContext);
        await PageTemplate.WriteAsync(Template, place => page.WriteAsync(ContentOf(place, identity)), page);
    }

    private string ContentOf(string place, UserIdentity? identity) =>
        place switch
        {
            "title" => Html.Write(Html.Element("title", null, $"{Title} - AiTrader")),
            "heading" => Html.Write(Html.Element("h1", null, Title)),
            "style" => BoardAssets.StyleAddress,
            "script" => BoardAssets.ScriptAddress,
            "user" => identity is null ? "" : Html.Write(UserOf(identity)),
            "refusal" => Refusal is null ? "" : Html.Write(RefusalOf(Refusal)),
            "content" => Content,
            _ => throw new InvalidOperationException($"The board has an unknown place '{place}'."),
        };

    private static XElement UserOf(UserIdentity identity) =>
        Html.Element(
            "div",
            "user",
            Html.Element("span", "soft", $"{identity.User.Name}, {RoleName.Of(identity.User.Role)}"),
            new BoardForm("/sign-out", identity.FormToken).Button("Sign out")
        );

    private static XElement RefusalOf(string refusal) =>
        Html.Element("p", "refusal", new XAttribute("role", "alert"), refusal);
}
