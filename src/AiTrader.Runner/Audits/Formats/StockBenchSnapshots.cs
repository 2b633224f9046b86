using AiTrader.Audits;

namespace AiTrader.Runner.Audits.Formats;

/// <summary>
/// StockBench's <c>detailed_portfolio_snapshots.jsonl</c>: the portfolio of each day.
/// <code>{"date":"2025-03-03","cash":98949.895,"total_equity":100010.395,"total_position_value":1060.5,
/// "unrealized_pnl":10.29,"nav":1.00010395,"positions":{"AAPL":{"shares":10.5,"avg_price":100.02,"mark_price":101.0,
/// "position_value":1060.5,"unrealized_pnl":10.29}}}</code>
/// </summary>
internal static class StockBenchSnapshots
{
    private const decimal Noise = 0.000001m;

    /// <summary>Reads a file.</summary>
    public static RecordedStatements Read(string path)
    {
        var statements = new List<RecordedStatement>();
        decimal? capital = null;
        var unreadable = RecordedLines.Read(
            path,
            (fields, line) =>
            {
                var positions = fields.Object("positions").Objects().ToArray();
                var day = fields.Time();
                RecordedClaim[] claims =
                [
                    .. TotalClaims(fields, positions),
                    .. positions.SelectMany(position => PositionClaims(position.Name, position.Fields)),
                    .. NavClaims(fields, ref capital),
                ];
                statements.Add(
                    new RecordedStatement(line, statements.Count + 1, day.ToString(), [], claims) { Time = day }
                );
            }
        );
        return new RecordedStatements(
            path,
            statements,
            unreadable,
            ["The prices of a snapshot are those of the next trading day: they are not judged."]
        );
    }

    private static IEnumerable<RecordedClaim> TotalClaims(
        RecordedFields fields,
        (string Name, RecordedFields Fields)[] positions
    )
    {
        yield return RecordedClaim.Equal(
            "total_equity",
            fields.Number("total_equity"),
            fields.Number("cash") + fields.Number("total_position_value"),
            "cash + total_position_value",
            Noise
        );
        yield return RecordedClaim.Equal(
            "total_position_value",
            fields.Number("total_position_value"),
            positions.Sum(position => position.Fields.Number("position_value")),
            "the sum of position_value",
            Noise
        );
        yield return RecordedClaim.Equal(
            "unrealized_pnl",
            fields.Number("unrealized_pnl"),
            positions.Sum(position => position.Fields.Number("unrealized_pnl")),
            "the sum of the positions",
            Noise
        );
        yield return RecordedClaim.AtLeast("cash", fields.Number("cash"), 0, "an account without credit", Noise);
    }

    private static IEnumerable<RecordedClaim> PositionClaims(string symbol, RecordedFields fields)
    {
        var (shares, mark) = (fields.Number("shares"), fields.Number("mark_price"));
        yield return RecordedClaim.Equal(
            $"position_value of {symbol}",
            fields.Number("position_value"),
            shares * mark,
            "shares x mark_price",
            Noise
        );
        yield return RecordedClaim.Equal(
            $"unrealized_pnl of {symbol}",
            fields.Number("unrealized_pnl"),
            shares * (mark - fields.Number("avg_price")),
            "shares x (mark_price - avg_price)",
            Noise
        );
    }

    // The capital with which it began is not in the file: the first record tells it.
    private static RecordedClaim[] NavClaims(RecordedFields fields, ref decimal? capital)
    {
        var (equity, nav) = (fields.Number("total_equity"), fields.Number("nav"));
        if (capital is { } begun)
        {
            return
            [
                RecordedClaim.Equal(
                    "nav",
                    nav,
                    equity / begun,
                    "total_equity / the capital of the first record",
                    Noise
                ),
            ];
        }

        capital = nav > 0 && equity > 0 ? equity / nav : null;
        return [];
    }
}
