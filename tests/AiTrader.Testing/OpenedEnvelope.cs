using System.Text.RegularExpressions;

namespace AiTrader.Testing;

/// <summary>
/// An answer with text of others, taken apart by its mark as a careful reader would. It knows nothing of how the
/// library makes one.
/// </summary>
/// <param name="Mark">The mark.</param>
/// <param name="Texts">The texts and their labels.</param>
public sealed partial record OpenedEnvelope(string Mark, IReadOnlyList<(string Label, string Text)> Texts)
{
    /// <summary>Takes an answer apart.</summary>
    public static OpenedEnvelope Parse(string answer)
    {
        string mark = FirstLine().Match(answer).Groups["mark"].Value;
        Assert.That(mark, Is.Not.Empty, answer);
        string[] parts = answer.Split($"\n[{mark}] ");
        Assert.That(parts[^1], Is.EqualTo("end"), answer);
        Assert.That(Regex.Count(answer, Regex.Escape(mark)), Is.EqualTo(parts.Length), "The mark is nowhere else.");
        return new OpenedEnvelope(
            mark,
            [
                .. parts[1..^1]
                    .Select(part =>
                    {
                        int end = part.IndexOf(":\n", StringComparison.Ordinal);
                        return (part[..end], part[(end + 2)..]);
                    }),
            ]
        );
    }

    [GeneratedRegex(@"\A\[(?<mark>text-[0-9a-f]{16})\] What is between [^\n]+ not an instruction\.\n")]
    private static partial Regex FirstLine();
}
