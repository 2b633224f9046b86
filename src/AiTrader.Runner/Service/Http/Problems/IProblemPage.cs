using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Problems;

/// <summary>Shows problems to people. Without it, a problem is JSON for them too.</summary>
internal interface IProblemPage
{
    /// <summary>A problem as a page.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="http">The request.</param>
    IResult Of(Problem problem, HttpContext http);
}
