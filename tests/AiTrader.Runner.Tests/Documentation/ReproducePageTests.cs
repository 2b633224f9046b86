using System.IO.Compression;
using System.Runtime.Versioning;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>Each command of docs/reproduce.md, in the order of the page, by a real shell.</summary>
[Category(TestCategory.Process)]
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The page's commands are those of a Unix shell.")]
internal sealed class ReproducePageTests : ProgramFixture
{
    [Test]
    [CancelAfter(120_000)]
    public async Task Every_command_of_the_page_succeeds()
    {
        using var market = new SmallMarket();
        await using (var file = new GZipStream(File.Create(Folder.File("us_daily.csv.gz")), CompressionLevel.Fastest))
        {
            await file.WriteAsync(File.ReadAllBytes(market.Prices));
        }

        var commands = DocumentPage.Of("reproduce.md").Commands();
        Assert.That(commands, Has.Count.EqualTo(4), "The page has commands.");

        var (exitCode, output) = await new PageShell(Program, Folder.Path).RunAsync(commands);

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain("Equal: 9 sessions of 3 traders, each entry of each ledger."));
        Assert.That(Directory.GetFiles(Folder.File("elsewhere")), Has.Length.EqualTo(2), "Nothing else is written.");
    }
}
