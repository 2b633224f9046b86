using System.Text.Json;
using AiTrader.Testing;
using Microsoft.Playwright;

namespace AiTrader.Browser.Tests;

/// <summary>Tests that open a page in Chromium; skipped, saying so, where it is not installed.</summary>
[Category(TestCategory.Browser)]
internal abstract class BrowserFixture
{
    private const string Chromium = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private readonly List<IBrowserContext> _opened = [];

    /// <summary>A folder of the fixture's own.</summary>
    protected TemporaryFolder Folder { get; } = new();

    /// <summary>What the pages complained about, and what they asked for beyond themselves.</summary>
    protected List<string> Complaints { get; } = [];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (!File.Exists(Chromium))
        {
            Assert.Ignore($"{Chromium} is not installed (apt-get install chromium).");
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] }
        );
        await PrepareAsync();
        // What all tests share stays.
        _opened.Clear();
    }

    // A page that is left open goes on to follow its board.
    [TearDown]
    public async Task CloseAsync()
    {
        foreach (var context in _opened)
        {
            await context.DisposeAsync();
        }

        _opened.Clear();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        Folder.Dispose();
    }

    /// <summary>Makes what is opened.</summary>
    protected abstract Task PrepareAsync();

    /// <summary>Opens a page.</summary>
    /// <param name="address">Of the file.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="checker">Whether a checker will be put into the page, which its policy forbids.</param>
    protected async Task<IPage> OpenAsync(
        string address,
        ColorScheme scheme = ColorScheme.Light,
        int width = 1280,
        bool checker = false
    )
    {
        var context = await _browser!.NewContextAsync(
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 900 },
                BypassCSP = checker,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        _opened.Add(context);
        var page = await context.NewPageAsync();
        Complaints.Clear();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!IsOwn(request.Url, address))
            {
                Complaints.Add($"asks for {request.Url}");
            }
        };
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>What axe finds that is serious.</summary>
    protected static async Task<IReadOnlyList<string>> SeriousAsync(IPage page)
    {
        await page.EvaluateAsync(await Axe.ReadAsync());
        var result = await page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document)).violations
                .filter(violation => ["serious", "critical"].includes(violation.impact))
                .map(violation => violation.id + ": " + violation.nodes.slice(0, 3)
                    .map(node => node.target + " " + node.failureSummary).join("; "))
            """
        );
        return [.. result.EnumerateArray().Select(violation => violation.GetString()!)];
    }

    // A file asks for nothing; a site asks itself.
    private static bool IsOwn(string request, string address) =>
        request == address
        || request.StartsWith("data:", StringComparison.Ordinal)
        || (
            address.StartsWith("http:", StringComparison.Ordinal)
            && new Uri(request).Authority == new Uri(address).Authority
        );
}
