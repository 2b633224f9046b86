namespace AiTrader.Runner.Service.Http.Problems;

/// <summary>The values of a request that are refused: all of them at once, and each for one reason.</summary>
/// <param name="known">Those that are known already.</param>
internal sealed class RefusedValues(params IEnumerable<(string Place, string What)> known)
{
    private readonly List<(string Place, string What)> _all = [.. known];

    /// <summary>Refuses a value, if it is not refused already.</summary>
    /// <param name="place">Its place, for example <c>$.time</c>.</param>
    /// <param name="what">What is wrong, and what is allowed.</param>
    public void Add(string place, string what)
    {
        if (!_all.Exists(refused => refused.Place == place))
        {
            _all.Add((place, what));
        }
    }

    /// <summary>Ends the request if a value is refused.</summary>
    /// <exception cref="ProblemException">There is one; the problem names all.</exception>
    public void ThrowIfAny()
    {
        if (_all.Count > 0)
        {
            throw new ProblemException(Problem.Invalid(_all));
        }
    }
}
