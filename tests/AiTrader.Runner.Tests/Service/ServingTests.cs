using AiTrader.Serving;

namespace AiTrader.Runner.Tests.Service;

/// <summary>
/// The loads of tests/AiTrader.Serving, short and small; their limits of time are those of a busy machine.
/// </summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Redis)]
[Category(TestCategory.Long)]
internal sealed class ServingTests
{
    [Test]
    public async Task Users_at_once_get_their_own_ledgers_whole_and_never_see_those_of_others()
    {
        var proof = await UserLoad.RunAsync(
            new UserLoadPlan
            {
                Duration = TimeSpan.FromSeconds(5),
                Users = 40,
                Pace = TimeSpan.FromMilliseconds(300),
                ReadLimit = 30_000,
                PostLimit = 30_000,
                MemoryLimit = 2,
            },
            TestContext.Out.WriteLine
        );

        Assert.That(proof.IsKept, Is.True, $"{proof}");
    }

    [Test]
    public async Task Listeners_miss_nothing_and_do_not_wait_for_one_that_is_stalled()
    {
        var proof = await ListenerLoad.RunAsync(100, TimeSpan.FromSeconds(4), TestContext.Out.WriteLine);

        Assert.That(proof.IsKept, Is.True, $"{proof}");
    }

    [TestCase("sqlite")]
    [TestCase("redis")]
    public async Task Processes_that_are_killed_at_random_moments_keep_every_promise(string store)
    {
        var proof = await Soak.RunAsync(
            new SoakPlan
            {
                Duration = TimeSpan.FromSeconds(5),
                Traders = 8,
                Stores = [store],
                MemorySlope = 1_000,
            },
            TestContext.Out.WriteLine
        );

        Assert.That(proof.IsKept, Is.True, $"{proof}");
    }

    [Test]
    public async Task Sessions_that_wait_for_a_model_all_wait()
    {
        var proof = await WaitingLoad.RunAsync(100, perSession: 1_000, TestContext.Out.WriteLine);

        Assert.That(proof.IsKept, Is.True, $"{proof}");
    }
}
