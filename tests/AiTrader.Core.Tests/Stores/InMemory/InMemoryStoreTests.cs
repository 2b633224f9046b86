using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.InMemory;

public sealed class InMemoryStoreTests : StoreContract
{
    protected override Task<IStore> CreateAsync(LeaseOptions leases) =>
        Task.FromResult<IStore>(new InMemoryStore(TimeProvider.System, leases));
}
