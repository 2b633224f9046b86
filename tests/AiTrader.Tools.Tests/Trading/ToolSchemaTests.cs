using System.Text.Json;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

/// <summary>
/// What a model is shown of each tool, one file a tool. Where a change is meant, run the test with the environment
/// variable <c>AITRADER_UPDATE_SCHEMAS=1</c>: it writes the files and fails, and the difference is there to be read.
/// </summary>
public sealed class ToolSchemaTests
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [TestCaseSource(nameof(Names))]
    public void A_tool_is_shown_as_it_was(string name)
    {
        var tool = Tools().Single(tool => tool.Name == name);
        string shown =
            JsonSerializer.Serialize(
                new
                {
                    name = tool.Name,
                    description = tool.Description,
                    parameters = tool.JsonSchema,
                },
                Indented
            ) + "\n";
        string path = PathOf(name);
        if (Environment.GetEnvironmentVariable("AITRADER_UPDATE_SCHEMAS") == "1")
        {
            File.WriteAllText(path, shown);
            Assert.Fail($"{path} is written. Read the difference, and run the test without AITRADER_UPDATE_SCHEMAS.");
        }

        Assert.That(
            shown,
            Is.EqualTo(File.ReadAllText(path)),
            "Where the change is meant, run this test with AITRADER_UPDATE_SCHEMAS=1."
        );
    }

    [Test]
    public void Every_file_is_that_of_a_tool() =>
        Assert.That(
            Directory.EnumerateFiles(Path.GetDirectoryName(PathOf("x"))!).Select(Path.GetFileNameWithoutExtension),
            Is.EquivalentTo(Names())
        );

    [TestCaseSource(nameof(Names))]
    public void No_parameter_says_who_trades_or_when(string name)
    {
        string[] forbidden =
        [
            "signature",
            "context",
            "time",
            "date",
            "day",
            "model",
            "id",
            "account",
            "session",
            "position",
            "cash",
        ];
        var parameters = Tools()
            .Single(tool => tool.Name == name)
            .JsonSchema.GetProperty("properties")
            .EnumerateObject()
            .Select(property => property.Name)
            .Except(["time_in_force"]);

        Assert.That(
            parameters.Where(parameter =>
                forbidden.Any(word => parameter.Contains(word, StringComparison.OrdinalIgnoreCase))
            ),
            Is.Empty
        );
    }

    [Test]
    public void What_is_shown_is_the_same_for_everybody()
    {
        var (alice, bob) = (Tools(Contexts.Alice("2025-10-06")), Tools(Contexts.For("bob", "2025-10-09")));

        Assert.That(
            alice.Select(tool => tool.JsonSchema.GetRawText()),
            Is.EqualTo(bob.Select(tool => tool.JsonSchema.GetRawText()))
        );
    }

    private static string[] Names() => [.. Tools().Select(tool => tool.Name)];

    private static BoundTools Tools() => Tools(Contexts.Alice("2025-10-06"));

    private static BoundTools Tools(TradingContext context)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        return StandardTools
            .CreateFor(
                floor.ToolDesk(),
                new AsOfNews(Substitute.For<INewsSource>(), floor.MarketData.Market),
                memory: true
            )
            .Bind(context);
    }

    private static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AiTrader.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        }

        return Path.Combine(folder.FullName, "tests", "AiTrader.Tools.Tests", "Trading", "Schemas", $"{name}.json");
    }
}
