using System.Globalization;
using System.Text;

namespace AiTrader.Serving;

/// <summary>What was measured, and which of it keeps its limit.</summary>
public sealed class Proof
{
    private readonly List<(string What, bool IsKept)> _lines = [];

    /// <summary>Whether every limit is kept.</summary>
    public bool IsKept => _lines.TrueForAll(line => line.IsKept);

    /// <summary>Adds a number without a limit.</summary>
    public void Note(FormattableString what) => _lines.Add((FormattableString.Invariant(what), true));

    /// <summary>Adds a number that is at most a limit.</summary>
    public void AtMost(string what, double measured, double limit) =>
        _lines.Add(
            (
                string.Create(CultureInfo.InvariantCulture, $"{what}: {measured:0.##} (at most {limit})"),
                measured <= limit
            )
        );

    /// <summary>Adds a count that is zero, and what was counted.</summary>
    public void None(string what, IReadOnlyCollection<string> found)
    {
        _lines.Add((string.Create(CultureInfo.InvariantCulture, $"{what}: {found.Count} (0)"), found.Count == 0));
        _lines.AddRange(found.Take(5).Select(one => ($"    {one}", true)));
    }

    /// <summary>The lines; one that does not keep its limit begins with an exclamation mark.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (what, isKept) in _lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{(isKept ? "  " : "! ")}{what}");
        }

        return text.ToString();
    }
}
