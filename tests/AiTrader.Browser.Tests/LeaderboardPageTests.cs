using System.Text.Json;
using Microsoft.Playwright;

namespace AiTrader.Browser.Tests;

/// <summary>The leaderboard of a report with gaps, on a desk and on a phone, in light and dark.</summary>
internal sealed class LeaderboardPageTests : BrowserFixture
{
    private const int Desk = 1440;
    private const int Laptop = 1320;
    private const int Tablet = 768;
    private const int Phone = 390;

    private string _gaps = "";

    protected override async Task PrepareAsync() => _gaps = await new Reports(Folder).OfGapsAsync();

    [Test]
    public async Task A_desk_sees_every_column_without_scrolling(
        [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme,
        [Values(Desk, Laptop)] int width
    )
    {
        var page = await OpenAsync(_gaps, scheme, width);
        await ScreenshotAsync(page, $"gaps-{scheme}-{width}");

        Assert.That(
            await VisibleHeadsAsync(page),
            Is.EqualTo(
                new[]
                {
                    "#",
                    "Trader",
                    "Return",
                    "Excess",
                    "Coverage",
                    "Undecided",
                    "Faulted",
                    "Missing",
                    "Drawdown",
                    "Sharpe",
                    "Equity",
                    "Fills",
                    "Denied",
                    "Traded",
                    "Held",
                }
            )
        );
    }

    [Test]
    public async Task A_small_window_sees_return_and_coverage_without_scrolling_and_the_rest_below_the_name(
        [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme,
        [Values(Tablet, Phone)] int width
    )
    {
        var page = await OpenAsync(_gaps, scheme, width);
        await ScreenshotAsync(page, $"gaps-{scheme}-{width}");

        Assert.That(await VisibleHeadsAsync(page), Is.EqualTo(new[] { "#", "Trader", "Return", "Coverage" }));
        var row = page.Locator(".board tbody tr", new() { HasText = "faulted-and-missing" });
        Assert.That(
            await row.Locator("th").InnerTextAsync(),
            Does.Contain("incomplete: 1 faulted, 5 missing").And.Contain("Equity 1,234,567.00").And.Contain("Held 4")
        );
    }

    [TestCase(Desk)]
    [TestCase(Laptop)]
    [TestCase(Tablet)]
    [TestCase(Phone)]
    public async Task No_text_lies_on_another(int width)
    {
        var page = await OpenAsync(_gaps, width: width);

        Assert.That(await page.Locator(".board .badge").CountAsync(), Is.EqualTo(4));
        Assert.That(
            await page.EvaluateAsync<string[]>(
                """
                () => {
                    const texts = ".board tbody :is(td, a, small, .badge), header h1, #theme, .card p";
                    const parts = [...document.querySelectorAll(texts)]
                        .filter(part => part.checkVisibility() && part.textContent)
                        .map(part => {
                            const range = document.createRange();
                            range.selectNodeContents(part);
                            return { part, box: range.getBoundingClientRect() };
                        });
                    const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
                    return parts.flatMap((one, at) => parts.slice(at + 1)
                        .filter(other => overlap(one.box, other.box))
                        .map(other => one.part.textContent + " | " + other.part.textContent));
                }
                """
            ),
            Is.Empty
        );
    }

    [Test]
    public async Task Unranked_traders_are_last_have_no_tone_and_stay_last_when_the_board_is_sorted()
    {
        var page = await OpenAsync(_gaps, width: Desk);
        string[] before = await NamesAsync(page);
        foreach (string column in (string[])["Excess", "#", "Return"])
        {
            await page.Locator(".board thead button", new() { HasTextString = column }).ClickAsync();
        }

        await page.Locator(".board thead button").First.ClickAsync();

        Assert.That(before[^3..], Is.EqualTo(new[] { "faulted-and-missing", "faulted-at-once", "missing" }));
        Assert.That(await page.Locator(".board .unranked :is(.up, .down)").CountAsync(), Is.Zero);
        Assert.That(await NamesAsync(page), Is.EqualTo(before));
        await page.Locator(".board thead button").First.ClickAsync();
        Assert.That((await NamesAsync(page))[^3..], Is.EqualTo(before[^3..]));
    }

    [Test]
    public async Task The_title_and_the_heading_say_what_the_report_is_on()
    {
        var page = await OpenAsync(_gaps);
        string heading = await page.Locator("h1").InnerTextAsync();

        Assert.That(
            heading,
            Does.Contain("us, 2025-06-02 to 2025-06-11").And.Contain("complete").And.Contain("3 more")
        );
        Assert.That(await page.TitleAsync(), Does.EndWith(heading["Report on ".Length..]));
    }

    private static async Task<string[]> NamesAsync(IPage page) =>
        [.. await page.Locator(".board tbody th bdi").AllInnerTextsAsync()];

    // What is inside of the window and of the frame that would scroll.
    private static async Task<string[]> VisibleHeadsAsync(IPage page)
    {
        var heads = await page.EvaluateAsync<JsonElement>(
            """
            () => {
                const frame = document.querySelector(".board").parentElement.getBoundingClientRect();
                return [...document.querySelectorAll(".board thead th")]
                    .filter(head => head.checkVisibility())
                    .filter(head => head.getBoundingClientRect().right <= Math.min(frame.right, innerWidth) + 1)
                    .map(head => head.textContent);
            }
            """
        );
        return [.. heads.EnumerateArray().Select(head => head.GetString()!)];
    }

    private static async Task ScreenshotAsync(IPage page, string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "aitrader-screenshots")).FullName;
        await page.Locator("#leaderboard").ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }
}
