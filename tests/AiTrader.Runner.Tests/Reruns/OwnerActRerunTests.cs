namespace AiTrader.Runner.Tests.Reruns;

/// <summary>What the owner of an account did is no decision, and is taken as it is recorded.</summary>
internal sealed class OwnerActRerunTests : ProgramFixture
{
    private static readonly string[] Owner = ["--store", "sqlite:ledgers.db", "--signature", "x"];

    [Test]
    public async Task A_ledger_with_every_act_of_an_owner_is_proven_and_reproduced()
    {
        await RunAsync("momentum", "2024-02-02", "--approval-above", "1000");
        var accepted = await LinesOfAsync("accepted");
        string id = accepted[^1].Split("\"id\":\"")[1].Split('"')[0];
        await Program.SucceedAsync(["ledger", "approve", .. Owner, "--order", id]);
        await RunAsync("momentum", "2024-02-09");
        await Program.SucceedAsync(["ledger", "set-mandate", .. Owner, "--order-limit", "5000"]);
        await RunAsync("momentum", "2024-02-16");
        await Program.SucceedAsync(["ledger", "withdraw", .. Owner, "--session", "2024-02-16"]);
        await RunAsync("momentum", "2024-02-23");
        await Program.SucceedAsync(["ledger", "set-model", .. Owner, "--model", "baseline/stop-trend"]);
        await RunAsync("stop-trend", "2024-03-08");
        foreach (string kind in (string[])["approved", "mandate_changed", "withdrawn", "model_changed"])
        {
            Assert.That(await LinesOfAsync(kind), Has.Length.EqualTo(1), kind);
        }

        var proof = await Program.RunAsync("lookahead", "--store", "sqlite:ledgers.db");
        var bundle = await Program.RunAsync("bundle", "--store", "sqlite:ledgers.db", "--out", "run.zip");

        Assert.That((proof.ExitCode, bundle.ExitCode), Is.EqualTo((0, 0)), $"{proof.Output}{bundle.Output}");
        Assert.That(proof.OutputLines[^1], Is.EqualTo("No look-ahead: 50 sessions decided again, all equal."));
    }

    private async Task RunAsync(string baseline, string to, params string[] more)
    {
        File.WriteAllText(
            Folder.File("traders.json"),
            $$"""{ "traders": [{ "signature": "x", "baseline": "{{baseline}}" }] }"""
        );
        await Program.SucceedAsync([
            "run",
            "--store",
            "sqlite:ledgers.db",
            "--resolution",
            "daily",
            "--traders",
            "traders.json",
            "--to",
            to,
            .. more,
        ]);
    }

    private async Task<string[]> LinesOfAsync(string kind)
    {
        await Program.SucceedAsync(["ledger", "export", .. Owner, "--out", "ledger.jsonl"]);
        return
        [
            .. File.ReadLines(Folder.File("ledger.jsonl"))
                .Where(line => line.Contains($"\"kind\":\"{kind}\"", StringComparison.Ordinal)),
        ];
    }
}
