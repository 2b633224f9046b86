using AiTrader.Stores;
using AiTrader.Testing;

public sealed class JsonLinesStoreTests : StoreContract
{
    private string _file = "";

    protected override async Task<IStore> CreateAsync(LeaseOptions leases)
    {
        _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        return await JsonLinesStore.OpenAsync(_file, TimeProvider.System, leases);
    }

    protected override Task RemoveAsync()
    {
        File.Delete(_file);
        return Task.CompletedTask;
    }
}
