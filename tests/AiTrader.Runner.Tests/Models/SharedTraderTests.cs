using System.Diagnostics;
using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models;

/// <summary>Two processes on one store whose traders overlap.</summary>
[Category(TestCategory.Process)]
internal sealed class SharedTraderTests : ModelRunFixture
{
    [Test]
    public async Task The_second_run_of_a_trader_waits_and_says_which_process_drives_it_and_its_own_traders_finish()
    {
        var asked = new TaskCompletionSource();
        await using var endpoint = new ModelEndpoint(_ =>
        {
            asked.TrySetResult();
            return ModelAnswer.Never();
        });
        WriteTraders(Model("alice", endpoint));
        using var first = Program.Start(Run());
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        WriteTraders("""{ "signature": "bob", "cash": 500, "baseline": "cash" }""", Model("alice", endpoint));

        var second = await Program.RunProcessAsync(Run());

        Assert.Multiple(() =>
        {
            Assert.That(second.ExitCode, Is.EqualTo(3), second.Error);
            Assert.That(second.Error, Does.Contain($"Waiting: alice is driven by process {first.Id} on "));
            Assert.That(second.Error, Does.Not.Contain("used the id").And.Not.Contain("faulted"));
            Assert.That(second.Output, Does.Contain("Ran 3 sessions"));
        });
        await EndAsync(first);
        var report = await Program.SucceedAsync("ledger", "show", "--store", "sqlite:ledgers.db");
        Assert.That(report.Output, Does.Match("bob +baseline/cash"));
    }

    [Test]
    public async Task The_second_run_takes_over_at_once_when_the_first_one_is_killed()
    {
        bool isAsked = false;
        var asked = new TaskCompletionSource();
        await using var endpoint = new ModelEndpoint(request =>
        {
            if (isAsked)
            {
                return BuyOne(request);
            }

            isAsked = true;
            asked.SetResult();
            return ModelAnswer.Never();
        });
        WriteTraders(Model("alice", endpoint));
        using var first = Program.Start(Run());
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await EndAsync(first);

        var second = await Program.SucceedAsync(Run());

        Assert.That(second.Output, Does.Contain("Ran 3 sessions"));
    }

    private static async Task EndAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }
}
