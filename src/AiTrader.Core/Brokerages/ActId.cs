using System.Text.RegularExpressions;

namespace AiTrader;

/// <summary>
/// The ids of acts. The ledger itself gives ids to what bars, splits and dividends do to an account: an act with such
/// an id would take the place of what happens later, and the account could not be settled any more.
/// </summary>
internal static partial class ActId
{
    /// <summary>Returns the id of an act.</summary>
    /// <param name="id">The id.</param>
    /// <param name="parameter">The name of the parameter that has it.</param>
    /// <exception cref="ArgumentException">It is an id that the ledger gives.</exception>
    public static void Require(ClientOrderId id, string parameter)
    {
        // Most ids are numbers of a session, and need no text and no pattern.
        if (id.Number == 0 && OfEvent().IsMatch(id.Value))
        {
            throw new ArgumentException(
                $"The id {id} is refused: the ledger gives such ids to what a bar, a split or a dividend does.",
                parameter
            );
        }
    }

    [GeneratedRegex(
        "#(order-[0-9]+-(filled|triggered|expired|cancelled)|(split|due|dividend)-[0-9]+)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex OfEvent();
}
