using AiTrader.Audits;

namespace AiTrader.Runner.Audits.Formats;

/// <summary>
/// StockBench's <c>detailed_trades.jsonl</c>: each trade with cash and position before and after it.
/// <code>{"timestamp":"2025-03-03T00:00:00","symbol":"AAPL","side":"buy","qty":10.5,"exec_price":100.02,
/// "exec_ref_price":100.0,"commission_bps":1.0,"trade_value":1050.0,"commission":0.105,"net_cost":1050.105,
/// "cash_before":100000.0,"cash_after":98949.895,"position_before":0.0,"position_after":10.5, ...}</code>
/// </summary>
/// <remarks>
/// Cash moves by <c>exec_ref_price</c>, the open, and the commission on it; <c>exec_price</c> is the open with
/// slippage, which no member tells.
/// </remarks>
internal static class StockBenchTrades
{
    /// <summary>StockBench rounds quantities to hundredths.</summary>
    public const decimal Step = 0.01m;

    private const decimal BasisPoints = 10_000;
    private const decimal Noise = 0.000001m;

    /// <summary>Reads a file.</summary>
    public static RecordedStates Read(string path)
    {
        var states = new List<RecordedState>();
        var unreadable = RecordedLines.Read(
            path,
            (fields, line) =>
                states.Add(StateOf(fields, (line, states.Count + 1), states.Count > 0 ? states[^1] : null))
        );
        return new RecordedStates(path, HasIds: false, states, unreadable)
        {
            QuantityStep = Step,
            HasActions = true,
            Notes = ["The slippage is not in the file: exec_price is not judged."],
        };
    }

    /// <summary>The act of a side.</summary>
    /// <exception cref="FormatException">It is not a side.</exception>
    public static RecordedAction ActionOf(string side) =>
        side switch
        {
            "buy" => RecordedAction.Buy,
            "sell" => RecordedAction.Sell,
            _ => throw new FormatException($"The side {MessageText.Quote(side)} is not one of buy, sell."),
        };

    /// <summary>The value of a trade.</summary>
    /// <exception cref="FormatException">It is larger than any amount of a record.</exception>
    public static decimal ValueOf(decimal quantity, decimal price) => Bounded("value", quantity * price);

    /// <summary>The commission of a value.</summary>
    /// <exception cref="FormatException">It is larger than any amount of a record.</exception>
    public static decimal CommissionOf(decimal value, decimal basisPoints) =>
        Bounded("commission", value * basisPoints / BasisPoints);

    private static RecordedState StateOf(RecordedFields fields, (long Line, long Number) place, RecordedState? last)
    {
        var (symbol, price, quantity) = (fields.Text("symbol"), fields.Number("exec_ref_price"), fields.Number("qty"));
        decimal value = ValueOf(quantity, price);
        decimal commission = CommissionOf(value, fields.Number("commission_bps"));
        return new RecordedState(
            place.Line,
            place.Number,
            fields.Time("timestamp"),
            new RecordedAct(ActionOf(fields.Text("side")), symbol, quantity) { Price = price, Fee = commission },
            fields.Number("cash_after"),
            With(last?.Holdings, symbol, fields.Number("position_after"))
        )
        {
            Before = new RecordedAccount(
                fields.Number("cash_before"),
                With(last?.Holdings, symbol, fields.Number("position_before"))
            ),
            Claims = [.. CostClaims(fields, value, commission), .. EquityClaims(fields), .. ProfitClaims(fields)],
        };
    }

    private static decimal Bounded(string name, decimal amount) =>
        Math.Abs(amount) <= RecordedFields.Limit
            ? amount
            : throw new FormatException($"The {name} of the trade is beyond {RecordedFields.Limit:0e+0}.");

    private static Dictionary<string, decimal> With(
        IReadOnlyDictionary<string, decimal>? holdings,
        string symbol,
        decimal quantity
    )
    {
        var changed = new Dictionary<string, decimal>(
            holdings ?? new Dictionary<string, decimal>(),
            StringComparer.Ordinal
        );
        if (quantity == 0)
        {
            changed.Remove(symbol);
        }
        else
        {
            changed[symbol] = quantity;
        }

        return changed;
    }

    private static IEnumerable<RecordedClaim> CostClaims(RecordedFields fields, decimal value, decimal commission)
    {
        bool isBuy = ActionOf(fields.Text("side")) == RecordedAction.Buy;
        yield return RecordedClaim.Equal(
            "trade_value",
            fields.Number("trade_value"),
            value,
            "qty x exec_ref_price",
            Noise
        );
        yield return RecordedClaim.Equal(
            "commission",
            fields.Number("commission"),
            commission,
            "qty x exec_ref_price x commission_bps / 10000",
            Noise
        );
        yield return RecordedClaim.Equal(
            "net_cost",
            fields.Number("net_cost"),
            isBuy ? value + commission : commission - value,
            isBuy ? "trade_value + commission" : "commission - trade_value",
            Noise
        );
    }

    private static IEnumerable<RecordedClaim> EquityClaims(RecordedFields fields)
    {
        foreach (string when in (string[])["before", "after"])
        {
            if (
                fields.OptionalNumber($"total_equity_{when}") is { } equity
                && fields.OptionalNumber($"total_position_value_{when}") is { } value
            )
            {
                yield return RecordedClaim.Equal(
                    $"total_equity_{when}",
                    equity,
                    fields.Number($"cash_{when}") + value,
                    $"cash_{when} + total_position_value_{when}",
                    Noise
                );
            }
        }
    }

    // StockBench multiplies with the quantity of the sell, which is negative: the sign of its profit is turned around.
    private static IEnumerable<RecordedClaim> ProfitClaims(RecordedFields fields)
    {
        if (fields.OptionalNumber("realized_pnl") is not { } profit)
        {
            yield break;
        }

        bool isSell = ActionOf(fields.Text("side")) == RecordedAction.Sell && fields.Number("position_before") > 0;
        decimal expected = isSell
            ? fields.Number("qty") * (fields.Number("exec_price") - fields.Number("avg_price_before"))
            : 0;
        yield return RecordedClaim.Equal(
            "realized_pnl without its sign",
            Math.Abs(profit),
            Math.Abs(expected),
            isSell ? "qty x (exec_price - avg_price_before)" : "a trade that sells nothing that is held",
            Noise
        );
    }
}
