using Microsoft.Playwright;

namespace AiTrader.Browser.Tests;

/// <summary>What models cost, and what they may have known, on the page of a report.</summary>
internal sealed class CostPageTests : BrowserFixture
{
    private const string Known = "a-signature-of-the-longest-kind-that-people-give-to-a-trader";

    private string _costs = "";

    protected override async Task PrepareAsync() => _costs = await new Reports(Folder).OfCostsAsync();

    [TestCase(1440)]
    [TestCase(1320)]
    public async Task A_desk_sees_the_cost_on_the_leaderboard_without_scrolling(int width)
    {
        var page = await OpenAsync(_costs, width: width);

        Assert.That(
            await page.Locator(".board")
                .EvaluateAsync<bool>("board => board.offsetWidth <= board.parentElement.clientWidth"),
            Is.True
        );
        Assert.That(
            await page.Locator(".board tbody tr td:last-child").AllInnerTextsAsync(),
            Is.EquivalentTo(new[] { "123.46", "–", "0.00" })
        );
    }

    [Test]
    public async Task A_phone_has_the_cost_below_the_name_and_scrolls_only_the_table_of_costs()
    {
        var page = await OpenAsync(_costs, width: 390);

        Assert.That(await RowOf(page).Locator("th").InnerTextAsync(), Does.Contain("Cost 123.46"));
        Assert.That(
            await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
            Is.True
        );
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Requests_tokens_and_cost_are_in_a_table_and_in_the_session(ColorScheme scheme)
    {
        var page = await OpenAsync(_costs, scheme, 1440);

        Assert.That(
            await page.Locator("#costs tbody tr", new() { HasText = Known }).Locator("td").AllInnerTextsAsync(),
            Is.EqualTo(
                new[]
                {
                    "123.46",
                    "12.35",
                    "12.35",
                    "20",
                    "10",
                    "12,345,670",
                    "10,000,000",
                    "0",
                    "123,450",
                    "status 429 ×10",
                }
            )
        );
        await page.Locator($"[role=slider][aria-label*={Known}]").PressAsync("Enter");
        await page.Locator("#session-body .fact").First.WaitForAsync();
        Assert.That(
            await page.Locator("#session-body .fact").AllInnerTextsAsync(),
            Is.EqualTo(
                new[]
                {
                    "2 requests (failed: status 429 ×1), 1,234,567 tokens in (1,000,000 from a cache, 0 into it), "
                        + "12,345 out, cost 12.35.",
                    "Before the knowledge cutoff of the model, which may have learned what happened.",
                }
            )
        );
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task Sessions_before_the_knowledge_cutoff_are_marked_on_the_board_and_in_the_strip()
    {
        var page = await OpenAsync(_costs, width: 1440);

        Assert.That(
            await RowOf(page).Locator(".badge").AllInnerTextsAsync(),
            Has.One.EqualTo("4 of 10 sessions before the knowledge cutoff 2025-06-06")
        );
        Assert.That(await page.Locator(".cells .mark.learned").CountAsync(), Is.EqualTo(1));
        Assert.That(await page.Locator(".legend").InnerTextAsync(), Does.Contain("Underlined: before the knowledge"));
    }

    private static ILocator RowOf(IPage page) => page.Locator(".board tbody tr", new() { HasText = Known });
}
