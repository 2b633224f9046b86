using System.Globalization;
using AiTrader.Handoffs;
using AiTrader.Runner.Tests.Documentation;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>The makers and readers on the page about sealed contexts, run as they are by real interpreters.</summary>
[Category(TestCategory.Process)]
[Platform(Exclude = "Win", Reason = "The names of the interpreters are those of Unix.")]
internal sealed class SealedContextPageTests
{
    private const string KeyLine = "k1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static readonly DocumentPage Page = DocumentPage.Of("sealed-contexts.md");
    private static readonly SealKeys Keys = SealKeys.Parse(KeyLine);

    [TestCase("python")]
    [TestCase("javascript")]
    public async Task The_programs_of_the_page_make_the_tokens_of_its_table_and_ours_are_the_same(string language)
    {
        using var folder = new TemporaryFolder();
        string[][] vectors = [.. Vectors()];

        Assert.That(vectors, Has.Length.EqualTo(2));
        foreach (string[] vector in vectors)
        {
            string made = await RunAsync(folder, language, ["make", KeyLine, .. vector[..6]]);

            Assert.That(made, Is.EqualTo(vector[6]));
            Assert.That(SealOf(vector).Seal(ContextOf(vector)), Is.EqualTo(vector[6]));
        }
    }

    [TestCase("python")]
    [TestCase("javascript")]
    public async Task The_programs_read_what_is_sealed_here_and_here_is_opened_what_they_make(string language)
    {
        using var folder = new TemporaryFolder();
        var seal = new ContextSeal(Keys, "aitrader", TimeProvider.System);
        var context = TradingContext.For("alice").Using("openai/gpt-5").At("2025-10-09 10:30:00");
        string now = Now();

        string read = await RunAsync(folder, language, ["read", KeyLine, seal.Seal(context), "aitrader", now]);
        string made = await RunAsync(
            folder,
            language,
            [
                "make",
                KeyLine,
                "aitrader",
                "alice",
                "2025-10-09 10:30:00",
                "openai/gpt-5",
                now,
                $"{long.Parse(now, CultureInfo.InvariantCulture) + 60}",
            ]
        );

        Assert.That(read, Is.EqualTo("alice|2025-10-09 10:30:00|openai/gpt-5"));
        Assert.That(((UnsealResult.Opened)seal.Open(made)).Context, Is.EqualTo(context));
    }

    [TestCase("python")]
    [TestCase("javascript")]
    public async Task The_programs_refuse_a_token_that_was_changed_has_expired_or_is_for_others(string language)
    {
        using var folder = new TemporaryFolder();
        string token = new ContextSeal(Keys, "aitrader", TimeProvider.System).Seal(Contexts.Alice("2025-10-07"));
        string[][] calls =
        [
            [(token[0] == 'A' ? 'B' : 'A') + token[1..], "aitrader", Now()],
            [token[..^3] + (token[^3] == 'A' ? 'B' : 'A') + token[^2..], "aitrader", Now()],
            [token, "others", Now()],
            [token, "aitrader", "9999999999"],
            [token[..40], "aitrader", Now()],
        ];

        foreach (string[] call in calls)
        {
            using var process = Start(folder, language, ["read", KeyLine, .. call]);
            var ended = await process.EndAsync();

            Assert.That(ended.ExitCode, Is.Not.Zero, ended.Output);
            Assert.That(ended.Output, Is.Empty);
        }
    }

    [TestCase("python")]
    [TestCase("javascript")]
    public async Task The_programs_read_what_the_command_prints_and_a_tool_server_takes_what_they_make(string language)
    {
        await using var market = new ToolMarket(TestMarket.UsWeek());
        await market.Floor.OpenAsync(Contexts.Alice("2025-10-07"), 1_000);
        using var folder = new TemporaryFolder();
        string keyLine = (await File.ReadAllTextAsync(market.KeyFile)).Trim();
        using var command = BoundedProcess.Aitrader(
            "seal",
            "--seal-key-file",
            market.KeyFile,
            "--signature",
            "alice",
            "--at",
            "2025-10-07",
            "--model",
            "test/model"
        );
        var printed = await command.EndAsync();
        Assert.That(printed.ExitCode, Is.Zero, printed.Error);
        string now = Now();

        string read = await RunAsync(folder, language, ["read", keyLine, printed.Output.Trim(), "aitrader", now]);
        string expires = $"{long.Parse(now, CultureInfo.InvariantCulture) + 600}";
        string made = await RunAsync(
            folder,
            language,
            ["make", keyLine, "aitrader", "alice", "2025-10-07", "test/model", now, expires]
        );
        var address = await market.StartHttpAsync(market.Sealed);
        await using var client = await ToolMarket.ConnectHttpAsync(address, default);
        foreach (string token in (string[])[printed.Output.Trim(), made])
        {
            var answer = await client.CallToolAsync(
                "buy",
                new Dictionary<string, object?> { ["symbol"] = "AAA", ["quantity"] = 1 },
                options: new() { Meta = new() { ["aitrader/context"] = token } }
            );
            Assert.That(answer.IsError, Is.Not.True);
        }

        Assert.That(read, Is.EqualTo("alice|2025-10-07|test/model"));
        Assert.That(await market.Floor.EntriesAsync("alice"), Has.Count.EqualTo(3));
    }

    private static IEnumerable<string[]> Vectors() => Page.Rows().Where(row => row.Length == 7 && row[4] is ['1', ..]);

    private static ContextSeal SealOf(string[] vector)
    {
        long issued = long.Parse(vector[4], CultureInfo.InvariantCulture);
        var clock = Substitute.For<TimeProvider>();
        clock.GetUtcNow().Returns(DateTimeOffset.FromUnixTimeSeconds(issued));
        return new ContextSeal(Keys, vector[0], clock)
        {
            Lifetime = TimeSpan.FromSeconds(long.Parse(vector[5], CultureInfo.InvariantCulture) - issued),
        };
    }

    private static TradingContext ContextOf(string[] vector) =>
        TradingContext.For(vector[1]).Using(vector[3]).At(vector[2]);

    private static string Now() =>
        TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static async Task<string> RunAsync(TemporaryFolder folder, string language, string[] arguments)
    {
        using var process = Start(folder, language, arguments);
        var ended = await process.EndAsync();
        Assert.That(ended.ExitCode, Is.Zero, ended.Error);
        return ended.Output.Trim();
    }

    private static BoundedProcess Start(TemporaryFolder folder, string language, string[] arguments)
    {
        var (program, file) = language == "python" ? ("python3", "sealed.py") : ("node", "sealed.mjs");
        InstalledProgram.Require(program);
        File.WriteAllText(folder.File(file), Page.Blocks(language).Single());
        return BoundedProcess.Start(program, [folder.File(file), .. arguments]);
    }
}
