using System.Globalization;
using System.Runtime.Versioning;
using AiTrader.Runner.Input;
using AiTrader.Testing.Processes;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>
/// The commands of docs/migrating.md, on a folder as AI-Trader leaves it, with the traders file of the page.
/// </summary>
[Category(TestCategory.Process)]
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The page's commands are those of a Unix shell.")]
internal sealed class MigratingPageTests : ProgramFixture
{
    private static readonly string Positions = """
        {"date":"2025-10-01","id":0,"positions":{"AAA":0,"CASH":10000.0}}
        {"date":"2025-10-06","id":1,"this_action":{"action":"buy","symbol":"AAA","amount":10},\
        "positions":{"AAA":10,"CASH":9900.0}}
        {"date":"2025-10-07","id":2,"this_action":{"action":"no_trade","symbol":"","amount":0},\
        "positions":{"AAA":10,"CASH":9900.0}}

        """.Unwrap();

    [Test]
    [CancelAfter(120_000)]
    public async Task Old_records_are_converted_judged_and_replayed_and_a_run_asks_the_endpoint_of_the_file()
    {
        WriteFiles();
        var commands = DocumentPage.Of("migrating.md").Commands("### After", "## What you lose");
        Assert.That(commands, Has.Count.EqualTo(4), "The page has commands.");

        var (exitCode, output) = await new PageShell(Program, Folder.Path).RunAsync(
            commands.Prepend("export OPENAI_API_KEY=a-key-of-the-tests-0123456789")
        );

        // Nobody answers at the endpoint: the session is faulted, and everything before it has succeeded.
        Assert.That(exitCode, Is.EqualTo(ExitCode.Faulted), output);
        Assert.That(output, Does.Contain("3 records, clean").And.Contain("Connection refused"));
        Assert.That(File.ReadLines(Folder.File("outcomes.jsonl")).Count(), Is.EqualTo(2));
    }

    private void WriteFiles()
    {
        Write("AI-Trader/data/merged.jsonl", Merged("AAA"));
        Write("AI-Trader/data/A_stock/merged.jsonl", Merged("600519.SH"));
        Write("AI-Trader/data/agent_data/gpt-5/position/position.jsonl", Positions);
        Write("news.jsonl", """{"published":"2025-10-01T13:05:00Z","title":"AAA rises"}""");
        string endpoint = $"http://127.0.0.1:{FreePort.Find().ToString(CultureInfo.InvariantCulture)}/v1";
        Write(
            "traders.json",
            DocumentPage
                .Of("migrating.md")
                .Blocks("jsonc")
                .Single()
                .Replace("https://openrouter.ai/api/v1", endpoint, StringComparison.Ordinal)
        );
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder.File(path))!);
        File.WriteAllText(Folder.File(path), text);
    }

    private static string Merged(string symbol) =>
        """
            {"Meta Data":{"2. Symbol":"SYMBOL"},"Time Series (Daily)":{\
            "2025-10-08":{"1. buy price":"12"},\
            "2025-10-07":{"1. buy price":"11","2. high":"12","3. low":"10","4. sell price":"11.5","5. volume":"1000"},\
            "2025-10-06":{"1. buy price":"10","2. high":"11","3. low":"9","4. sell price":"10.5","5. volume":"1000"}}}

            """.Unwrap().Replace("SYMBOL", symbol, StringComparison.Ordinal);
}
