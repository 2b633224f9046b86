using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Stores.Processes;

/// <summary>Real processes that want the same lease of one SQLite file.</summary>
[Category(TestCategory.Process)]
public sealed class LeaseProcessTests
{
    private static readonly LeaseOptions Impatient = new() { Wait = TimeSpan.Zero };

    [Test]
    public async Task A_second_process_waits_and_is_told_which_process_drives()
    {
        using var folder = new TemporaryFolder();
        using var first = CrashingProcess.Start("AiTrader.Crashing", "lease", folder.File("store.db"), "alice");
        string taken = (await first.ReadAsync(1)).Single();

        using var second = CrashingProcess.Start("AiTrader.Crashing", "lease", folder.File("store.db"), "alice");
        var refused = await second.ReadToEndAsync();

        Assert.That(taken, Does.StartWith("taken by process "));
        Assert.That(refused.Single(), Does.StartWith($"alice is driven by {taken["taken by ".Length..]} on "));
    }

    [Test]
    public async Task The_lease_of_a_process_that_is_killed_is_free_at_once()
    {
        using var folder = new TemporaryFolder();
        var alice = Signature.Parse("alice");
        await using var store = new SqliteStore(folder.File("store.db"), TimeProvider.System, Impatient);
        using var holder = CrashingProcess.Start("AiTrader.Crashing", "lease", folder.File("store.db"), "alice");
        await holder.ReadAsync(1);
        Assert.That(async () => await store.Leases.TakeAsync(alice), Throws.TypeOf<LeaseException>());

        await holder.KillAsync();

        await using var lease = await store.Leases.TakeAsync(alice);
        Assert.That(lease.Signature, Is.EqualTo(alice));
    }

    [Test]
    public async Task A_link_to_the_file_leads_to_the_same_leases()
    {
        using var folder = new TemporaryFolder();
        var alice = Signature.Parse("alice");
        await using var store = new SqliteStore(folder.File("store.db"), TimeProvider.System);
        File.CreateSymbolicLink(folder.File("link.db"), folder.File("store.db"));
        await using var linked = new SqliteStore(folder.File("link.db"), TimeProvider.System, Impatient);
        await using var lease = await store.Leases.TakeAsync(alice);

        Assert.That(async () => await linked.Leases.TakeAsync(alice), Throws.TypeOf<LeaseException>());
    }
}
