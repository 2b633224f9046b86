using System.Globalization;
using AiTrader.Audits;
using AiTrader.Runner.Texts;

namespace AiTrader.Runner.Audits.Formats;

/// <summary>
/// StockBench's <c>trades.parquet</c>: trades without cash and positions, in the columns <c>ts</c>, <c>symbol</c>,
/// <c>side</c>, <c>qty</c>, <c>open_price</c> or <c>exec_ref_price</c>, <c>commission_bps</c> and <c>trade_value</c>.
/// The account is what its trades make of it; it is opened with what they need.
/// </summary>
internal static class StockBenchTable
{
    private const decimal Noise = 0.000001m;

    private static readonly string[] Required = ["ts", "symbol", "side", "qty", "open_price"];
    private static readonly string[] Optional = ["exec_ref_price", "commission_bps", "trade_value"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFileException">It is not Parquet, is damaged, or has not the columns.</exception>
    public static async Task<RecordedStates> ReadAsync(string path)
    {
        var trades = new List<Trade>();
        var unreadable = new List<UnreadableLine>();
        await ParquetTable.ReadAsync(
            path,
            names => Places(path, names),
            (row, line) =>
            {
                if (RecordedLines.Refusal(() => trades.Add(TradeOf(row, line))) is { } problem)
                {
                    unreadable.Add(new UnreadableLine(line, problem));
                }
            }
        );
        var missing = MissingUnits(trades);
        return new RecordedStates(path, HasIds: false, StatesOf(trades, missing), unreadable)
        {
            QuantityStep = StockBenchTrades.Step,
            Notes =
            [
                "The file has neither cash nor positions: cash is not judged, and positions are what its trades make.",
                "The slippage is not in the file: exec_price is not judged.",
                .. missing.Select(symbol =>
                    $"The trades sell {PlainDecimal.Format(symbol.Value)} {symbol.Key} that they did not buy, and held "
                    + "some: a split can be the reason. It is not judged."
                ),
            ],
        };
    }

    private static int[] Places(string path, IReadOnlyList<string> names)
    {
        string[] absent = [.. Required.Except(names, StringComparer.Ordinal)];
        return absent.Length == 0
            ? [.. Required.Concat(Optional).Select(name => names.ToList().IndexOf(name))]
            : throw new DataFileException(
                path,
                1,
                string.Join(',', names),
                $"the columns are not those of StockBench's trades; missing: {string.Join(", ", absent)}"
            );
    }

    private static Trade TradeOf(string?[] row, long line)
    {
        string stamp = row[0] ?? "";
        string day = stamp.EndsWith(" 00:00:00", StringComparison.Ordinal) ? stamp[..^9] : stamp;
        if (!TradingTime.TryParse(day, out var time))
        {
            throw new FormatException($"The ts {MessageText.Quote(stamp)} is not a day or a time.");
        }

        var (open, reference) = (
            Number("open_price", row[4]),
            row[5] is null ? null : (decimal?)Number("exec_ref_price", row[5])
        );
        var (price, quantity) = (reference ?? open, Number("qty", row[3]));
        decimal value = StockBenchTrades.ValueOf(quantity, price);
        return new Trade(
            line,
            time,
            new RecordedAct(StockBenchTrades.ActionOf(row[2] ?? ""), row[1] ?? "", quantity)
            {
                Price = price,
                Fee = row[6] is null ? 0 : StockBenchTrades.CommissionOf(value, Number("commission_bps", row[6])),
            },
            row[7] is null
                ? []
                :
                [
                    RecordedClaim.Equal(
                        "trade_value",
                        Number("trade_value", row[7]),
                        value,
                        "qty x exec_ref_price",
                        Noise
                    ),
                ]
        );
    }

    private static decimal Number(string name, string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
        && Math.Abs(value) <= RecordedFields.Limit
            ? value
            : throw new FormatException(
                $"The number {MessageText.Quote(name)} is missing, or beyond {RecordedFields.Limit:0e+0}."
            );

    private static List<RecordedState> StatesOf(List<Trade> trades, IReadOnlyDictionary<string, decimal> opening)
    {
        var states = new List<RecordedState>();
        decimal cash = trades.Sum(trade => Math.Max(0, CostOf(trade.Act)));
        var holdings = opening;
        foreach (var (line, time, act, claims) in trades)
        {
            var before = states.Count == 0 ? new RecordedAccount(cash, opening) : null;
            cash -= CostOf(act);
            holdings = new Dictionary<string, decimal>(holdings)
            {
                [act.Symbol] = holdings.GetValueOrDefault(act.Symbol) + act.Change,
            };
            states.Add(
                new RecordedState(line, states.Count + 1, time, act, cash, holdings)
                {
                    Before = before,
                    Claims = claims,
                }
            );
        }

        return states;
    }

    // The units that are sold and were not bought, of symbols of which some were held from an earlier day: a split can
    // have made them. What is sold without that was never there.
    private static Dictionary<string, decimal> MissingUnits(IEnumerable<Trade> trades)
    {
        var missing = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var ofSymbol in trades.GroupBy(trade => trade.Act.Symbol, StringComparer.Ordinal))
        {
            (decimal held, decimal lowest, bool wasHeld) = (0, 0, false);
            foreach (var ofDay in ofSymbol.GroupBy(trade => trade.Time.Date))
            {
                wasHeld |= held > 0;
                foreach (var trade in ofDay)
                {
                    held += trade.Act.Change;
                    lowest = wasHeld ? Math.Min(lowest, held) : lowest;
                }
            }

            if (lowest < 0)
            {
                missing[ofSymbol.Key] = -lowest;
            }
        }

        return missing;
    }

    private static decimal CostOf(RecordedAct act) => (act.Change * act.Price!.Value) + act.Fee;

    private sealed record Trade(long Line, TradingTime Time, RecordedAct Act, IReadOnlyList<RecordedClaim> Claims);
}
