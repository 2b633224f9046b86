namespace AiTrader.Core.Tests.Architecture;

/// <summary>Whoever reads a file sees it whole: no line is too wide, no file too long.</summary>
public sealed class SourceSizeTests
{
    private const int Widest = 120;
    private const int Longest = 300;

    [Test]
    public void No_line_is_longer_than_120_characters() =>
        Assert.That(Files().SelectMany(file => LongLinesOf(file, SourceTree.Read(file))), Is.Empty);

    [Test]
    public void No_file_is_longer_than_300_lines() =>
        Assert.That(Files().Where(file => IsLong(SourceTree.Read(file))), Is.Empty);

    [Test]
    public void A_long_line_is_found() =>
        Assert.That(
            LongLinesOf("X.cs", $"{new string('x', Widest)}\n{new string('y', Widest + 1)}\r\n"),
            Is.EqualTo(new[] { "X.cs, line 2" })
        );

    [TestCase(Longest, false)]
    [TestCase(Longest + 1, true)]
    public void A_long_file_is_found(int lines, bool isLong) =>
        Assert.That(IsLong(string.Concat(Enumerable.Repeat("x\n", lines))), Is.EqualTo(isLong));

    private static IEnumerable<string> Files() => SourceTree.Files("analyzers", "src", "tests", "samples");

    private static IEnumerable<string> LongLinesOf(string file, string text) =>
        text.Split('\n')
            .Index()
            .Where(line => line.Item.TrimEnd('\r').Length > Widest)
            .Select(line => $"{file}, line {line.Index + 1}");

    private static bool IsLong(string text) => text.AsSpan().Count('\n') > Longest;
}
