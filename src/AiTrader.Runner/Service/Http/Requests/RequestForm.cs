using AiTrader.Runner.Service.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Requests;

/// <summary>The fields of a form.</summary>
internal static class RequestForm
{
    /// <summary>Reads them; none if the request is not a form.</summary>
    /// <exception cref="ProblemException">The body is not a form, or has too many fields.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            return FormCollection.Empty;
        }

        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException malformed)
        {
            throw new ProblemException(Problem.Invalid(("$", $"is not a form: {malformed.Message}")));
        }
    }

    /// <summary>A field that is there once; null if it is not.</summary>
    public static string? Field(IFormCollection form, string name) => form[name] is [{ } value] ? value : null;
}
