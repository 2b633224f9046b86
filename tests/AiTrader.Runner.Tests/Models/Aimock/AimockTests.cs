using System.Globalization;
using System.Text.Json;

namespace AiTrader.Runner.Tests.Models.Aimock;

/// <summary>A trader trades through each protocol that a mock server of others speaks.</summary>
[Category(TestCategory.Process)]
[Platform(Exclude = "Win")]
internal sealed class AimockTests : ModelRunFixture
{
    private const string Completions = "/chat/completions";
    private const string Messages = "/messages";

    [TestCase("openai", "/v1", "/v1" + Completions)]
    [TestCase("azure", "/openai/deployments/test", "/openai/deployments/test" + Completions)]
    [TestCase("gemini", "/v1beta/openai", "/v1beta/openai" + Completions)]
    [TestCase("openrouter", "/api/v1", "/api/v1" + Completions)]
    [TestCase("deepseek", "/api/v3", "/api/v3" + Completions)]
    [TestCase("ollama", "/v1", "/v1" + Completions)]
    [TestCase("anthropic", "", "/v1" + Messages)]
    [TestCase("anthropic", "/v1", "/v1" + Messages)]
    public async Task A_trader_trades_in_one_piece_and_streamed(string provider, string address, string path)
    {
        await using var server = await AimockServer.StartAsync();
        WriteTraders(
            TraderOf("whole", provider, new Uri(server.Address, address), streaming: false),
            TraderOf("streamed", provider, new Uri(server.Address, address), streaming: true)
        );

        await Program.SucceedAsync(Run());
        await Program.SucceedAsync(
            "report",
            "--store",
            "sqlite:ledgers.db",
            "--prices",
            Market.Prices,
            "--out",
            "report",
            "--format",
            "json"
        );

        var report = JsonElement.Parse(await File.ReadAllBytesAsync(Folder.File("report/report.json")));
        foreach (var trader in report.GetProperty("traders").EnumerateArray())
        {
            var requests = trader.GetProperty("requests");
            Assert.Multiple(() =>
            {
                Assert.That(trader.GetProperty("fills").GetInt32(), Is.EqualTo(3));
                Assert.That(requests.GetProperty("count").GetInt32(), Is.EqualTo(6));
                Assert.That(requests.GetProperty("retries").GetInt32(), Is.Zero);
                Assert.That(requests.GetProperty("input_tokens").GetInt64(), Is.EqualTo(3 * (120 + 150)));
                Assert.That(requests.GetProperty("output_tokens").GetInt64(), Is.EqualTo(3 * (30 + 10)));
                Assert.That(requests.GetProperty("cost").GetDecimal(), Is.EqualTo(0.002010m));
            });
        }

        var asked = await server.ReadRequestsAsync(path);
        Assert.That(asked, Has.Count.EqualTo(12));
        Assert.That(asked.Where(IsSecond).ToList(), Has.Count.EqualTo(6));
    }

    [TestCase("openai", "/v1")]
    [TestCase("openrouter", "/api/v1")]
    public async Task What_its_model_thought_goes_back_to_it(string provider, string address)
    {
        await using var server = await AimockServer.StartAsync();
        WriteTraders(
            TraderOf("whole", provider, new Uri(server.Address, address), streaming: false),
            TraderOf("streamed", provider, new Uri(server.Address, address), streaming: true)
        );

        await Program.SucceedAsync(Run());

        var asked = await server.ReadRequestsAsync(address + Completions);
        Assert.That(
            asked
                .Where(IsSecond)
                .Select(request => FindReply(request).GetProperty("reasoning_content").GetString())
                .ToList(),
            Is.EqualTo(Enumerable.Repeat("AAA is cheap today.", 6))
        );
    }

    private static bool IsSecond(JsonElement request) =>
        request
            .GetProperty("messages")
            .EnumerateArray()
            .Any(message => message.GetProperty("role").GetString() == "assistant");

    private static JsonElement FindReply(JsonElement request) =>
        request
            .GetProperty("messages")
            .EnumerateArray()
            .First(message => message.GetProperty("role").GetString() == "assistant");

    private static string TraderOf(string signature, string provider, Uri endpoint, bool streaming) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            { "signature": "{{signature}}", "cash": 500, "model": { "provider": "{{provider}}", "id": "test",
              "endpoint": "{{endpoint.AbsoluteUri}}", "streaming": {{(streaming ? "true" : "false")}},
              "prices": { "input": 1, "output": 10 } } }
            """
        );
}
