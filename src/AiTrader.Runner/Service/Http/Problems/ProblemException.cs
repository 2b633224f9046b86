namespace AiTrader.Runner.Service.Http.Problems;

/// <summary>Ends a request with a problem, from wherever it is found.</summary>
/// <param name="problem">The problem.</param>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail ?? problem.Kind.Title)
{
    /// <summary>The problem.</summary>
    public Problem Problem => problem;
}
