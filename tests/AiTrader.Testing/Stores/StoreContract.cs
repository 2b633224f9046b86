using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>
/// What every store does, whatever it keeps its parts in: ledgers, journals, faults, notes, requests, documents, events
/// and leases. A fixture for a store of your own derives from it and makes the store:
/// <code>
/// [TestFixture]
/// public sealed class MyStoreTests : StoreContract
/// {
///     protected override Task&lt;IStore&gt; CreateAsync(LeaseOptions leases) =>
///         Task.FromResult&lt;IStore&gt;(new MyStore(TimeProvider.System, leases));
/// }
/// </code>
/// </summary>
public abstract partial class StoreContract
{
    /// <summary>The store of the test under way; a new and empty one each time.</summary>
    protected IStore Store { get; private set; } = null!;

    /// <summary>Its ledgers.</summary>
    protected ILedgerStore Ledger => Store.Ledgers;

    /// <summary>Makes an empty store.</summary>
    /// <param name="leases">Who takes its leases and for how long.</param>
    protected abstract Task<IStore> CreateAsync(LeaseOptions leases);

    /// <summary>Removes what the store leaves behind, after it is disposed of.</summary>
    protected virtual Task RemoveAsync() => Task.CompletedTask;

    /// <summary>Makes the store.</summary>
    [SetUp]
    public async Task CreateStore() =>
        Store = await CreateAsync(
            new LeaseOptions { Holder = "the contract's runner", Wait = TimeSpan.FromMilliseconds(300) }
        );

    /// <summary>Disposes of the store.</summary>
    [TearDown]
    public async Task DisposeStore()
    {
        await Store.DisposeAsync();
        await RemoveAsync();
    }
}
