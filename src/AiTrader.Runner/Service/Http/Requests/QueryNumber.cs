using System.Globalization;
using AiTrader.Runner.Service.Http.Problems;

namespace AiTrader.Runner.Service.Http.Requests;

/// <summary>Whole numbers in the query of an address.</summary>
internal static class QueryNumber
{
    /// <summary>Reads one.</summary>
    /// <param name="given">Its name, and its text; null if there is none.</param>
    /// <param name="range">What is allowed.</param>
    /// <param name="standard">The number if there is none.</param>
    /// <exception cref="ProblemException">It is not a number of the range.</exception>
    public static long Read((string Name, string? Text) given, (long First, long Last) range, long standard) =>
        given.Text is null ? standard
        : long.TryParse(given.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        && number >= range.First
        && number <= range.Last
            ? number
        : throw new ProblemException(
            Problem.Invalid(
                (
                    given.Name,
                    $"{MessageText.Quote(given.Text)} is refused; allowed: a whole number from {range.First} to "
                        + $"{range.Last}."
                )
            )
        );
}
