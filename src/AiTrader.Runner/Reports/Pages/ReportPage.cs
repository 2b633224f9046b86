using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AiTrader.Runner.Reports.Charts;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>A report as one self-contained page. Its policy allows only its own script and no requests.</summary>
internal sealed class ReportPage(Report report, IJournalStore journal)
{
    // Beyond it, a page takes seconds to open.
    private const long Most = 58_500_000;

    private readonly TimeAxis _axis = new(report.Times);
    private readonly string _script = PageTemplate.ReadAll("page.js", "session.js", "strips.js", "report.js");

    /// <summary>Writes it.</summary>
    public Task WriteAsync(TextWriter page, CancellationToken cancellationToken) =>
        PageTemplate.WriteAsync(
            PageTemplate.Read("report.html"),
            place => WriteAsync(place, page, cancellationToken),
            page
        );

    private Task WriteAsync(string place, TextWriter page, CancellationToken cancellationToken) =>
        place switch
        {
            "policy" => page.WriteAsync(
                $"default-src 'none'; script-src "
                    + $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(_script)))}'; "
                    + $"style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
            ),
            "style" => page.WriteAsync(PageTemplate.Read("report.css")),
            "script" => page.WriteAsync(_script),
            "title" => Write(page, [Html.Element("title", null, $"AiTrader report: {report.Title}")]),
            "heading" => Write(page, [Html.Element("h1", null, $"Report on {report.Title}")]),
            "facts" => Write(
                page,
                [
                    Html.Element(
                        "p",
                        "facts",
                        $"{Figure.Text(report.Traders.Count)} traders, {report.Period}, market {report.Market}, "
                            + $"{report.Currency}. {report.Basis.Sources}"
                    ),
                ]
            ),
            "summary" => Write(page, SummarySection.Of(report)),
            "leaderboard" => Write(page, LeaderboardSection.Of(report, Links)),
            "incomplete" => Write(page, IncompleteSection.Of(report, Links)),
            "traders" => WriteTradersAsync(page),
            "positions" => Write(page, [PositionSection.Of(report, Links)]),
            "open-orders" => Write(page, [OpenOrderSection.Of(report, Links)]),
            "costs" => Write(page, SpendingSection.Of(report)),
            "metrics" => Write(page, MetricsSection.Of(report)),
            "keys" => Write(page, CurveSection.Keys(report)),
            "equity" => Write(page, CurveSection.Equity(report, _axis)),
            "drawdown" => Write(page, CurveSection.Drawdowns(report, _axis)),
            "marks" => Write(page, SummarySection.Marks(report)),
            "sessions" => Write(page, SessionStrip.Of(report)),
            "faults" => Write(page, FaultSection.Of(report, Links)),
            "notes" => Write(page, NoteSection.Of(report)),
            "allocation" => WriteBlocksAsync(
                page,
                "allocation",
                "Trader",
                report.Traders,
                trader => trader.Name,
                (trader, _) => Blocks.AllocationOf(trader)
            ),
            "prices" => WriteBlocksAsync(page, "price", "Symbol", Symbols(), symbol => symbol.Value, Blocks.PriceOf),
            "off-line" => page.WriteAsync(FillPlace.Meaning),
            "packs" => WritePacksAsync(page, cancellationToken),
            _ => throw new InvalidOperationException($"The page has an unknown place '{place}'."),
        };

    private ReportLinks Links => new(_axis);

    private ChartBlocks Blocks => new(report, _axis);

    private static Task Write(TextWriter page, IEnumerable<XElement> elements) => page.WriteAsync(Html.Write(elements));

    private static async Task Write(TextWriter page, IEnumerable<PagePart> parts)
    {
        foreach (var part in parts)
        {
            await page.WriteAsync(part.Text);
        }
    }

    // Markup that the page's script shows when a trader is chosen: it is what this page would have been served with.
    private async Task WriteTradersAsync(TextWriter page)
    {
        var section = new TraderSection(report, _axis, Links);
        string[] traders = new string[report.Traders.Count];
        Parallel.For(0, traders.Length, i => traders[i] = section.Of(report.Traders[i]));
        await page.WriteAsync(
            Html.Write(BlockSection.Choice("trader", "Trader", [.. report.Traders.Select(trader => trader.Name)]))
        );
        await page.WriteAsync($"<div id=\"trader\">{traders[0]}</div>");
        await WritePackedAsync(page, "trader", traders.Select(trader => JsonSerializer.SerializeToUtf8Bytes(trader)));
        await page.WriteAsync(
            $"<script type=\"application/json\" id=\"curves\">\"{PackedJson.Of(CurveJson.Of(report, _axis))}\"</script>"
        );
    }

    private static async Task WriteBlocksAsync<T>(
        TextWriter page,
        string id,
        string label,
        IReadOnlyList<T> all,
        Func<T, string> nameOf,
        Func<T, int, ChartBlock> blockOf
    )
    {
        if (all.Count == 0)
        {
            await page.WriteAsync("<p>Nothing was traded.</p>");
            return;
        }

        await page.WriteAsync(Html.Write(BlockSection.Choice(id, label, [.. all.Select(nameOf)])));
        await page.WriteAsync($"<figure id=\"{id}\" class=\"chart\">");
        await Write(page, BlockSection.Of(blockOf(all[0], 0)));
        await page.WriteAsync("</figure>");
        await WritePackedAsync(
            page,
            id,
            all.Select((item, i) => JsonSerializer.SerializeToUtf8Bytes(blockOf(item, i)))
        );
    }

    private static async Task WritePackedAsync(TextWriter page, string id, IEnumerable<byte[]> blocks)
    {
        int number = 0;
        foreach (string packed in blocks.AsParallel().AsOrdered().Select(block => PackedJson.Of(block)))
        {
            await page.WriteAsync($"<script type=\"application/json\" id=\"{id}-{number++}\">\"{packed}\"</script>");
        }
    }

    private List<Symbol> Symbols() =>
        [
            .. report
                .Traders.SelectMany(trader => trader.History.Entries.OfType<LedgerEntry.Filled>())
                .Select(filled => filled.Order.Symbol)
                .Concat(report.Symbol is { } chosen ? [chosen] : [])
                .Distinct()
                .OrderBy(symbol => symbol == report.Symbol ? 0 : 1)
                .ThenBy(symbol => symbol),
        ];

    private async Task WritePacksAsync(TextWriter page, CancellationToken cancellationToken)
    {
        await page.FlushAsync(cancellationToken);
        long written = page is StreamWriter { BaseStream: var stream } ? stream.Length : 0;
        var packs = new SessionPacks(report, journal, Most - written);
        int number = 0;
        await packs.MakeAsync(
            pack => page.WriteAsync($"<script type=\"application/json\" id=\"pack-{number++}\">\"{pack}\"</script>\n"),
            cancellationToken
        );
        string index = JsonSerializer.Serialize(
            new PageIndex(
                [.. report.Times.Select(time => time.ToString())],
                [.. report.Traders.Select(trader => trader.Name)],
                [.. report.Traders.Select(trader => SessionStrip.LettersOf(report, trader))],
                packs.Firsts,
                SessionStrip.CellOf(report),
                packs.Silent?.Time.ToString()
            )
        );
        await page.WriteAsync($"<script type=\"application/json\" id=\"index\">{index}</script>");
    }
}
