using System.Security.Cryptography;
using System.Text;
using AiTrader.Runner.Reports.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AiTrader.Runner.Board.Pages;

/// <summary>
/// The script and the style sheet of the board. Their addresses have a hash of their content, so that browsers keep
/// them until they change.
/// </summary>
internal static class BoardAssets
{
    private const string ScriptPath = "/board.js";
    private const string StylePath = "/board.css";

    private static readonly string Script = PageTemplate.ReadAll("page.js", "session.js", "strips.js", "board.js");
    private static readonly string Style = PageTemplate.ReadAll("report.css", "board.css");

    /// <summary>The address of the script.</summary>
    public static string ScriptAddress { get; } = $"{ScriptPath}?v={HashOf(Script)}";

    /// <summary>The address of the style sheet.</summary>
    public static string StyleAddress { get; } = $"{StylePath}?v={HashOf(Style)}";

    /// <summary>Adds them. Everyone can read them: they say nothing of anyone.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(ScriptPath, http => SendAsync(http, Script, "text/javascript; charset=utf-8"))
            .AllowAnonymous()
            .DisableRateLimiting();
        app.MapGet(StylePath, http => SendAsync(http, Style, "text/css; charset=utf-8"))
            .AllowAnonymous()
            .DisableRateLimiting();
    }

    private static Task SendAsync(HttpContext http, string content, string type)
    {
        http.Response.ContentType = type;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return http.Response.WriteAsync(content, http.RequestAborted);
    }

    private static string HashOf(string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 8));
}
