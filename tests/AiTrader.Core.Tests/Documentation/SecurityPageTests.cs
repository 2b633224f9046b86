using System.Text.RegularExpressions;
using AiTrader.Core.Tests.Architecture;

namespace AiTrader.Core.Tests.Documentation;

/// <summary>The checklist of the service has every line of level 1, and names only fixtures that exist.</summary>
public sealed partial class SecurityPageTests
{
    // OWASP ASVS 5.0.0, level 1: section, and how many of its lines.
    private const string Lines =
        "1.2.1-5 1.3.1-2 1.5.1 2.1.1 2.2.1-2 2.3.1 3.2.1-2 3.3.1 3.4.1-2 3.5.1-3 4.1.1 4.4.1 5.2.1-2 5.3.1-2 6.1.1 "
        + "6.2.1-8 6.3.1-2 6.4.1-2 7.2.1-4 7.4.1-2 8.1.1 8.2.1-2 8.3.1 9.1.1-3 9.2.1 10.4.1-5 11.3.1-2 11.4.1 12.1.1 "
        + "12.2.1-2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1";

    [Test]
    public void Every_line_of_level_1_has_a_row_with_a_test_or_a_reason()
    {
        Assert.That(Rows().Select(row => row.Line), Is.EqualTo(Expected()));
        Assert.That(Expected().Count(), Is.EqualTo(70));
        Assert.That(Rows().Select(row => row.HeldBy), Has.All.Not.Empty);
    }

    [Test]
    public void Every_fixture_that_a_row_names_exists()
    {
        var fixtures = SourceTree.Files("tests").Select(Path.GetFileNameWithoutExtension).ToHashSet();
        string[] named = [.. Rows().SelectMany(row => Fixture().Matches(row.HeldBy).Select(match => match.Value))];

        Assert.That(named, Has.Length.GreaterThan(50));
        Assert.That(named.Where(name => !fixtures.Contains(name)), Is.Empty);
    }

    private static IEnumerable<string> Expected() =>
        from part in Lines.Split(' ')
        let range = part.Split('-')
        let dot = range[0].LastIndexOf('.')
        let first = int.Parse(range[0][(dot + 1)..], System.Globalization.CultureInfo.InvariantCulture)
        let last = range.Length > 1 ? int.Parse(range[1], System.Globalization.CultureInfo.InvariantCulture) : first
        from number in Enumerable.Range(first, last - first + 1)
        select $"{range[0][..dot]}.{number}";

    private static IEnumerable<(string Line, string HeldBy)> Rows() =>
        SourceTree
            .Read("docs/security.md")
            .Split('\n')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 5 && Number().IsMatch(cells[1]))
            .Select(cells => (cells[1], cells[3]));

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex Number();

    [GeneratedRegex(@"\w+Tests\b")]
    private static partial Regex Fixture();
}
