using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models;

/// <summary>Runs with models that break and go on.</summary>
internal sealed class ModelResumeTests : ModelRunFixture
{
    [Test]
    public async Task An_endpoint_that_is_busy_is_asked_again_as_it_says_and_nothing_is_traded_twice()
    {
        await using var endpoint = new ModelEndpoint(request =>
            request.Number % 2 == 1 ? ModelAnswer.Error(429, "Busy.") with { RetryAfter = "0" } : BuyOne(request)
        );
        WriteTraders(Model("alice", endpoint));

        await Program.SucceedAsync(Run());
        var shown = await Program.SucceedAsync(
            "ledger",
            "show",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice"
        );

        Assert.That(shown.Output, Does.Contain("3 filled"));
        Assert.That(endpoint.Requests, Has.Count.EqualTo(12));
    }

    [Test]
    public async Task A_session_that_broke_goes_on_where_it_was()
    {
        bool isBroken = true;
        await using var endpoint = new ModelEndpoint(request =>
            isBroken && request.Turn == 1 ? ModelAnswer.Error(403, "No.") : BuyOne(request)
        );
        WriteTraders(Model("alice", endpoint));

        var broken = await Program.RunAsync(Run());
        isBroken = false;
        await Program.SucceedAsync(Run());
        var shown = await Program.SucceedAsync(
            "ledger",
            "show",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice"
        );

        Assert.That(broken.ExitCode, Is.EqualTo(3));
        Assert.That(shown.Output, Does.Contain("3 filled"));
        Assert.That(endpoint.Requests, Has.Count.EqualTo(2 + 1 + 4));
    }

    [Test]
    [Category(TestCategory.Process)]
    public async Task A_run_with_models_that_is_killed_in_the_middle_ends_with_the_ledger_of_one_that_was_not()
    {
        int killAt = int.MaxValue;
        System.Diagnostics.Process? running = null;
        await using var endpoint = new ModelEndpoint(request =>
        {
            if (request.Number == killAt)
            {
                running!.Kill();
            }

            return BuyOne(request);
        });
        WriteTraders(Model("alice", endpoint));
        await Program.SucceedAsync(Run("calm.db"));
        foreach (int kill in (int[])[2, 3])
        {
            killAt = endpoint.Requests.Count + kill;
            using var process = running = Program.Start(Run());
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.EqualTo(137), "It was not killed.");
        }

        killAt = int.MaxValue;
        await Program.SucceedAsync(Run());

        Assert.That(await HeadsAsync("ledgers.db"), Is.EqualTo(await HeadsAsync("calm.db")).And.Contains("alice"));
    }
}
