namespace AiTrader.Runner.Service.Http.Problems;

/// <summary>What can be wrong with a request, or with the service.</summary>
/// <param name="Name">Its name, which clients compare: <c>signature-taken</c>. The last part of its type.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What it is, the same for every occurrence.</param>
internal sealed record ProblemKind(string Name, int Status, string Title)
{
    /// <summary>Where it is explained: the <c>type</c> of the answer.</summary>
    public string Type => $"/reference#{Name}";
}
