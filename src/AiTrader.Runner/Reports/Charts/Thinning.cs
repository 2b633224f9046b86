namespace AiTrader.Runner.Reports.Charts;

/// <summary>
/// Reduces the points of a long curve without losing a peak or a trough: each stretch keeps its lowest and its highest
/// point.
/// </summary>
internal static class Thinning
{
    /// <summary>The indices of the points that stay, in order; the first and the last among them.</summary>
    /// <param name="values">The values of the curve.</param>
    /// <param name="most">About how many points to keep; at least 4.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<double> values, int most)
    {
        if (values.Count <= most)
        {
            return [.. Enumerable.Range(0, values.Count)];
        }

        var kept = new SortedSet<int> { 0, values.Count - 1 };
        int stretches = most / 2;
        for (int i = 0; i < stretches; i++)
        {
            int from = (int)((long)i * values.Count / stretches);
            int to = (int)((long)(i + 1) * values.Count / stretches);
            var stretch = Enumerable.Range(from, to - from);
            kept.Add(stretch.MinBy(index => values[index]));
            kept.Add(stretch.MaxBy(index => values[index]));
        }

        return [.. kept];
    }

    /// <summary>Indices at equal distances, the first and the last among them.</summary>
    public static IReadOnlyList<int> Evenly(int count, int most) =>
        count <= most
            ? [.. Enumerable.Range(0, count)]
            : [.. Enumerable.Range(0, most).Select(i => (int)((long)i * (count - 1) / (most - 1)))];
}
