using System.Globalization;
using System.Text.RegularExpressions;

namespace AiTrader.Browser.Tests;

/// <summary>The curves of a report with their values, and the section of each trader.</summary>
internal sealed partial class TraderPageTests : BrowserFixture
{
    private string _run = "";
    private string _gaps = "";
    private string _hostile = "";

    protected override async Task PrepareAsync()
    {
        var reports = new Reports(Folder);
        _run = await reports.OfRunAsync();
        _gaps = await reports.OfGapsAsync();
        _hostile = await reports.OfHostileStoreAsync();
    }

    [TestCase(1440, "wide")]
    [TestCase(390, "narrow")]
    public async Task Each_line_has_a_label_at_its_end_and_no_label_lies_on_another(int width, string size)
    {
        var page = await OpenAsync(_run, width: width);
        var labels = page.Locator($"#equity svg.{size} text.end");
        int traders = await page.Locator(".board tbody tr").CountAsync();

        Assert.That(await labels.CountAsync(), Is.EqualTo(traders + 1));
        Assert.That(
            await labels.EvaluateAllAsync<bool>(
                """
                labels => {
                    const boxes = labels.map(label => label.getBoundingClientRect()).sort((a, b) => a.top - b.top);
                    return boxes.every((box, at) => box.right <= innerWidth
                        && (at === 0 || box.top >= boxes[at - 1].top + box.height * 0.7));
                }
                """
            ),
            Is.True
        );
    }

    [Test]
    public async Task Models_are_told_from_baselines_in_the_leaderboard_in_the_keys_and_in_the_curves()
    {
        var page = await OpenAsync(_run);

        Assert.That(
            await page.Locator(".board tr.model bdi").AllInnerTextsAsync(),
            Is.EqualTo(new[] { "scripted-daily" })
        );
        Assert.That(await page.Locator(".board .kind.baseline").CountAsync(), Is.EqualTo(7));
        Assert.That(await page.Locator(".key.model bdi").AllInnerTextsAsync(), Is.EqualTo(new[] { "scripted-daily" }));
        string series = await page.Locator(".key.model").GetAttributeAsync("data-series") ?? "";
        var lines = page.Locator("#equity svg.wide polyline.s");
        Assert.That(
            await lines.EvaluateAllAsync<string[]>(
                "lines => lines.filter(line => !line.style.strokeDasharray).map(line => line.classList[1])"
            ),
            Is.EqualTo(new[] { $"s{series}" }),
            "only the line of a model is not dashed"
        );
    }

    [Test]
    public async Task The_arrow_keys_read_the_values_that_the_table_has()
    {
        var page = await OpenAsync(_run);
        var slider = page.Locator("#equity .probe");
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("End");
        string name = await page.Locator(".board tbody bdi").First.InnerTextAsync();
        string value =
            await page.Locator("#equity table tbody tr")
                .Filter(new() { Has = page.GetByText(name, new() { Exact = true }) })
                .Locator("td")
                .Last.TextContentAsync()
            ?? "";
        await page.WaitForFunctionAsync("() => document.querySelector('#equity .readout p')");

        Assert.That(await slider.GetAttributeAsync("aria-valuetext"), Does.Contain($"{name} {value}"));
        Assert.That(await page.Locator("#equity .readout").InnerTextAsync(), Does.Contain(value));
        string? last = await slider.GetAttributeAsync("aria-valuetext");
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.That(await slider.GetAttributeAsync("aria-valuetext"), Is.Not.EqualTo(last));
        await page.Keyboard.PressAsync("Escape");
        Assert.That(await page.Locator("#equity .readout").IsVisibleAsync(), Is.False);
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task The_pointer_reads_the_fall_below_it_and_a_chosen_name_is_read_only()
    {
        var page = await OpenAsync(_run);
        await page.Locator("button.key").First.ClickAsync();
        await page.Locator("#drawdown .probe")
            .HoverAsync(
                new()
                {
                    Position = new() { X = 400, Y = 100 },
                }
            );
        var rows = page.Locator("#drawdown .readout p:has(.value)");
        await rows.First.WaitForAsync();

        Assert.That(await rows.CountAsync(), Is.EqualTo(2), "the chosen one and the benchmark");
        Assert.That(
            (await rows.Locator(".value").AllInnerTextsAsync()).Select(value =>
                double.Parse(value[..^1], CultureInfo.InvariantCulture)
            ),
            Has.All.LessThanOrEqualTo(0)
        );
    }

    [Test]
    public async Task A_name_on_the_board_opens_its_section_with_every_part_and_the_way_to_a_session()
    {
        var page = await OpenAsync(_run);
        await page.Locator(".board tr.model th a").ClickAsync();
        await page.Locator("#trader .kind.model").WaitForAsync();

        Assert.That(
            await page.Locator("#trader h3").AllInnerTextsAsync(),
            Is.EqualTo(
                new[]
                {
                    "Return",
                    "Monthly returns",
                    "Returns from bar to bar",
                    "Rolling Sharpe ratio",
                    "Best and worst sessions",
                    "Positions",
                    "Open orders",
                    "Reasons to hold",
                    "Denials by code",
                    "What is missing",
                    "Requests and cost",
                }
            )
        );
        Assert.That(await page.Locator("#trader .probe").CountAsync(), Is.EqualTo(1));
        var session = page.Locator("#trader .pair a").First;
        string time = await session.InnerTextAsync();
        await session.ClickAsync();
        await page.Locator("#session-body .box").First.WaitForAsync();
        Assert.That(await page.Locator("#session-title").InnerTextAsync(), Does.Contain($"scripted-daily, {time}"));
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task An_incomplete_row_links_to_its_sessions_and_each_of_them_opens()
    {
        var page = await OpenAsync(_gaps);
        var row = page.Locator(".board tbody tr", new() { HasText = "faulted-and-missing" });
        string target = await row.Locator("a.badge").GetAttributeAsync("href") ?? "";
        var holes = page.Locator(target);

        Assert.That(await holes.Locator("dt").AllInnerTextsAsync(), Is.EqualTo(new[] { "1 faulted", "5 missing" }));
        Assert.That(await holes.Locator("dd a").CountAsync(), Is.EqualTo(6));
        await holes.Locator("dd a").First.ClickAsync();
        await page.Locator("#session-body .box.bad").WaitForAsync();
    }

    [Test]
    public async Task A_mark_off_the_line_of_a_price_says_why()
    {
        var page = await OpenAsync(_run);

        string[] reasons = [.. (await page.Locator("#price tbody td:last-child").AllTextContentsAsync()).Distinct()];

        Assert.That(
            reasons,
            Has.Member("at the open of its bar").And.Member("it rested, and the bar reached its price")
        );
        Assert.That(await page.Locator("#prices").InnerTextAsync(), Does.Contain("joins the closes"));
    }

    [Test]
    public async Task Hostile_names_reasons_and_models_are_text_in_the_section_of_a_trader()
    {
        var page = await OpenAsync(_hostile);
        await page.Locator(".board tbody th a").First.ClickAsync();
        await page.Locator("#trader h3").First.WaitForAsync();

        Assert.That(await page.EvaluateAsync<bool>("'pwned' in window"), Is.False);
        Assert.That(await page.Locator("#trader :is(script, img, iframe)").CountAsync(), Is.Zero);
        Assert.That(
            Unseen().IsMatch(await page.Locator("#trader").InnerTextAsync()),
            Is.False,
            "what cannot be seen is named"
        );
        Assert.That(Complaints, Is.Empty);
    }

    [GeneratedRegex("[\u202e\u001b]")]
    private static partial Regex Unseen();
}
