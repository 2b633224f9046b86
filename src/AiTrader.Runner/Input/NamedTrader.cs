namespace AiTrader.Runner.Input;

/// <summary>The trader of a store that a user names.</summary>
internal static class NamedTrader
{
    // As Season names them: the halves of the synthetic market, and other prices by their resolution.
    private static IReadOnlyList<string> Seasons { get; } = ["daily", "hourly", "intraday"];

    /// <summary>
    /// Finds it. A baseline has an account for each season: the name of the baseline is enough where it ran in one.
    /// </summary>
    /// <param name="named">The name.</param>
    /// <param name="known">Whose ledgers there are.</param>
    /// <param name="place">The store, for the message.</param>
    /// <exception cref="InputException">The store has no such ledger, or two that the name can mean.</exception>
    public static Signature Find(Signature named, IReadOnlyCollection<Signature> known, string place)
    {
        Signature[] meant = known.Contains(named)
            ? [named]
            : [.. known.Where(signature => Seasons.Any(season => signature.Value == $"{named}-{season}"))];
        return meant switch
        {
            [var only] => only,
            [] => throw new InputException(
                $"--signature: {place} has no ledger of '{named}'; it has: "
                    + $"{(known.Count == 0 ? "none" : string.Join(", ", known))}."
            ),
            _ => throw new InputException(
                $"--signature: '{named}' can mean {string.Join(" or ", meant.AsEnumerable())}; name one of them."
            ),
        };
    }
}
