using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>A test of the interface, with the users ada and bob (traders), eve and root.</summary>
internal abstract class HttpFixture
{
    protected ServedHttp Service { get; private set; } = null!;

    protected InMemoryStore Store { get; private set; } = null!;

    protected HttpClient Ada { get; private set; } = null!;

    protected HttpClient Bob { get; private set; } = null!;

    /// <summary>A reader.</summary>
    protected HttpClient Eve { get; private set; } = null!;

    /// <summary>An admin.</summary>
    protected HttpClient Root { get; private set; } = null!;

    [SetUp]
    public async Task StartServiceAsync()
    {
        Store = new InMemoryStore(TimeProvider.System);
        Service = await StartAsync(Store);
        Ada = await Service.AddAsync("ada");
        Bob = await Service.AddAsync("bob");
        Eve = await Service.AddAsync("eve", Runner.Service.Users.Role.Reader);
        Root = await Service.AddAsync("root", Runner.Service.Users.Role.Admin);
    }

    [TearDown]
    public async Task StopServiceAsync()
    {
        await Service.DisposeAsync();
        await Store.DisposeAsync();
    }

    /// <summary>Starts the service of the test.</summary>
    protected virtual Task<ServedHttp> StartAsync(IStore store) => ServedHttp.StartAsync(store);
}
