using AiTrader.Core.Tests.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Files;

public sealed class JsonLineFileTests
{
    [TestCase("a\nb\n", "1 a", "2 b")]
    [TestCase("a\r\n\r\nb", "1 a", "3 b")]
    [TestCase("a\rb\n\n \nc", "1 a", "2 b", "5 c")]
    [TestCase("\ufeffa\n", "1 a")]
    [TestCase("\n\n")]
    public void Lines_are_numbered_as_an_editor_numbers_them(string content, params string[] expected) =>
        Assert.That(Read("x.jsonl", content), Is.EqualTo(expected));

    [Test]
    public void A_line_end_may_stand_at_the_border_of_two_blocks()
    {
        string[] lines = [.. Enumerable.Range(0, 40_000).Select(i => new string('x', i % 7))];

        Assert.That(
            Read("x.jsonl", string.Join("\r\n", lines)),
            Is.EqualTo(lines.Index().Where(line => line.Item != "").Select(line => $"{line.Index + 1} {line.Item}"))
        );
    }

    [Test]
    public void A_compressed_file_is_decompressed() =>
        Assert.That(Read("x.jsonl.gz", "{}\n{}\n"), Is.EqualTo(new[] { "1 {}", "2 {}" }));

    [Test]
    public void A_line_that_is_too_long_is_refused_and_those_before_it_are_read()
    {
        using var folder = new TemporaryFolder();
        string path = PriceFiles.Write(folder, "x.jsonl", "1234\n12345\n");

        Assert.That(JsonLineFile.ReadLines(path, 5).Select(line => line.Text), Is.EqualTo(new[] { "1234", "12345" }));
        var refused = Assert.Throws<DataFileException>(() => _ = JsonLineFile.ReadLines(path, 4).ToList())!;
        Assert.That(
            (refused.Line, refused.Value, refused.Reason),
            Is.EqualTo((2, "1234", "the line has more than 4 bytes"))
        );
    }

    [TestCase("{", "the line is not JSON: ")]
    [TestCase("[]", "the line is not a JSON object")]
    public void A_line_without_an_object_is_refused_with_its_number(string line, string reason)
    {
        using var folder = new TemporaryFolder();
        string path = PriceFiles.Write(folder, "x.jsonl", $"{{}}\n{line}");

        var refused = Assert.Throws<DataFileException>(() => JsonLineFile.Read(path).Last().ParseObject())!;

        Assert.That((refused.Line, refused.Value), Is.EqualTo((2, line)));
        Assert.That(refused.Reason, Does.StartWith(reason));
    }

    private static string[] Read(string name, string content)
    {
        using var folder = new TemporaryFolder();
        return
        [
            .. JsonLineFile.Read(PriceFiles.Write(folder, name, content)).Select(line => $"{line.Number} {line.Text}"),
        ];
    }
}
