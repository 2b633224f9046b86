using System.Diagnostics;
using System.Text.Json;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>The commands of README's part about the service, in the order in which a reader runs them.</summary>
[Category(TestCategory.Process)]
[Platform(Exclude = "Win", Reason = "The commands are those of a Unix shell.")]
internal sealed class ReadmeServiceTests : ProgramFixture
{
    [Test]
    public async Task A_user_is_added_the_service_is_started_and_a_session_is_asked_for()
    {
        using var market = new SmallMarket();
        File.Copy(market.Prices, Folder.File("us_daily.csv"));
        await File.WriteAllTextAsync(
            Folder.File("traders.json"),
            """{ "traders": [{ "signature": "house", "baseline": "cash" }] }"""
        );
        // The first one has no options: the synthetic market.
        string[] commands =
        [
            .. DocumentPage.Readme.Commands("## A service and a board", "## Across processes and machines").Skip(1),
        ];
        string[] added = ArgumentsOf(commands[0]);
        string[] serve = [.. ArgumentsOf(commands[1].Replace(".csv.gz", ".csv", StringComparison.Ordinal))];
        var result = await Program.SucceedAsync(added);
        string key = result.Output.Split(' ', '\n').Single(word => word.StartsWith("ait_", StringComparison.Ordinal));

        using var service = Program.Start([.. serve, "--http", "0"]);
        string address = await AddressAsync(service);
        var registered = await CurlAsync(commands[2], key, address);
        var accepted = await CurlAsync(commands[3], key, address);

        Assert.Multiple(() =>
        {
            Assert.That(registered.GetProperty("signature").GetString(), Is.EqualTo("ada-momentum"));
            Assert.That(registered.GetProperty("owner").GetString(), Is.EqualTo("ada"));
            Assert.That(accepted.GetProperty("modelId").GetString(), Is.EqualTo("baseline/momentum"));
            Assert.That(accepted.GetProperty("state").GetString(), Is.EqualTo("pending").Or.EqualTo("completed"));
        });
    }

    private static string[] ArgumentsOf(string command) => command.Split(' ')[1..];

    private static async Task<string> AddressAsync(Process process)
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Listening on ", StringComparison.Ordinal))
            {
                return line["Listening on ".Length..];
            }
        }

        throw new AssertionException("It does not listen.");
    }

    private async Task<JsonElement> CurlAsync(string command, string key, string address)
    {
        using var curl = Program.Start(
            "bash",
            ["-c", command.Replace("http://127.0.0.1:8080", address, StringComparison.Ordinal)],
            [("KEY", key)]
        );
        var result = await AitraderProgram.EndAsync(curl);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        return JsonElement.Parse(result.Output);
    }
}
