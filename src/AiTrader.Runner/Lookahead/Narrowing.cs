namespace AiTrader.Runner.Lookahead;

/// <summary>Finds the part that is enough, by halves.</summary>
internal static class Narrowing
{
    /// <summary>
    /// The smallest part of some that is enough: one of them, or more where both halves are needed. Empty if all of
    /// them together are not enough.
    /// </summary>
    /// <param name="parts">The parts.</param>
    /// <param name="isEnough">Whether some of them are enough.</param>
    public static async Task<IReadOnlyList<T>> FindAsync<T>(
        IReadOnlyList<T> parts,
        Func<IReadOnlyList<T>, Task<bool>> isEnough
    )
    {
        if (parts.Count == 0 || !await isEnough(parts))
        {
            return [];
        }

        while (parts.Count > 1)
        {
            IReadOnlyList<T> first = [.. parts.Take(parts.Count / 2)];
            IReadOnlyList<T> second = [.. parts.Skip(parts.Count / 2)];
            if (await isEnough(first))
            {
                parts = first;
            }
            else if (await isEnough(second))
            {
                parts = second;
            }
            else
            {
                break;
            }
        }

        return parts;
    }
}
