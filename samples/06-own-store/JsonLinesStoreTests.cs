using AiTrader;
using AiTrader.Stores;
using AiTrader.Testing;

public sealed class JsonLinesStoreTests : StoreContract
{
    private string _file = "";

    [Test]
    public async Task Documents_and_events_are_in_the_file()
    {
        var alice = Signature.Parse("alice");
        var first = await Store.Documents.WriteAsync(new Document(new DocumentKey("user", "ada"), "1"));
        var kept = await Store.Documents.WriteAsync(new Document(new DocumentKey("user", "bob"), "2"));
        await Store.Documents.DeleteAsync(first!);
        var told = await Store.Events.AppendAsync(alice, [new NewEvent("filled", "{}") { Position = 2 }]);
        await Store.DisposeAsync();

        await using var again = await JsonLinesStore.OpenAsync(_file, TimeProvider.System);

        Assert.That(await again.Documents.ListAsync("user").ToListAsync(), Is.EqualTo(new[] { kept }));
        Assert.That(await again.Documents.WriteAsync(first! with { Content = "3" }), Is.Null);
        Assert.That(await again.Events.ReadAsync(0, 10), Is.EqualTo(told));
        Assert.That(await again.Events.FindPositionAsync(alice), Is.EqualTo(2));
    }

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
