using AiTrader.Audits;

namespace AiTrader.Runner.Audits.Formats;

/// <summary>
/// A completed trade of Alpha Arena: a position that was opened and closed. The quantity of a short one is negative.
/// <code>{"id":"m_1","model_id":"m","symbol":"XRP","side":"long","quantity":1000,"leverage":10,"entry_price":2.5,
/// "entry_time":1761314029.249,"exit_price":2.6,"exit_time":1761418991.842,"entry_commission_dollars":1.0,
/// "exit_commission_dollars":1.04,"total_commission_dollars":2.04,"entry_closed_pnl":-1.0,"exit_closed_pnl":98.96,
/// "realized_gross_pnl":100.0,"realized_net_pnl":97.96}</code>
/// </summary>
internal static class AlphaArenaTrades
{
    // What is rounded to cents.
    private const decimal Cent = 0.0051m;

    // An order that was executed in parts has one price of five digits: its profit is that of the parts. In public
    // copies, the two differ by one or two basis points of the value.
    private const decimal AverageShare = 0.0005m;

    // The venue's prices have five significant digits, or are whole.
    private const int PriceDigits = 10_000;

    /// <summary>Reads a trade.</summary>
    /// <exception cref="FormatException">A member is missing or malformed.</exception>
    public static RecordedStatement Read(RecordedFields fields, (long Line, long Number) place)
    {
        string side = fields.Text("side").ToLowerInvariant();
        if (side is not ("long" or "short"))
        {
            throw new FormatException($"The side {MessageText.Quote(side)} is not one of long, short.");
        }

        var entry = FillOf(fields, "entry");
        return new RecordedStatement(
            place.Line,
            place.Number,
            fields.Text("id"),
            fields.Has("exit_price") ? [entry, FillOf(fields, "exit")] : [entry],
            [
                .. SideClaims(fields, side),
                .. SizeClaims(fields, entry.Quantity),
                .. AlphaArenaTime.Claims(fields, "entry_human_time", "entry_time"),
                .. fields.Has("exit_price") ? ExitClaims(fields, side, entry.Quantity) : [],
            ]
        );
    }

    /// <summary>The last digit of a price: what it lacks of the true one.</summary>
    public static decimal RoundingOf(decimal price)
    {
        decimal unit = 1;
        while (unit > 0.000000000001m && price < unit * PriceDigits)
        {
            unit /= 10;
        }

        return unit;
    }

    private static RecordedFill FillOf(RecordedFields fields, string leg)
    {
        decimal price = fields.Number($"{leg}_price");
        return new RecordedFill(
            AlphaArenaTime.Read(fields, $"{leg}_time"),
            fields.Text("symbol"),
            Math.Abs(fields.Number("quantity")),
            price
        )
        {
            Tolerance = RoundingOf(price),
        };
    }

    private static IEnumerable<RecordedClaim> SideClaims(RecordedFields fields, string side) =>
        fields.Number("quantity") < 0 ? [RecordedClaim.Equal("side", side, "short", "the negative quantity")] : [];

    // Of what was opened, a part can have been closed by another trade; never more.
    private static IEnumerable<RecordedClaim> SizeClaims(RecordedFields fields, decimal quantity)
    {
        foreach (string name in (string[])["entry_sz", "exit_sz"])
        {
            if (fields.OptionalNumber(name) is { } size)
            {
                yield return RecordedClaim.AtLeast(name, Math.Abs(size), quantity, "the quantity", 0.000001m);
            }
        }
    }

    private static IEnumerable<RecordedClaim> ExitClaims(RecordedFields fields, string side, decimal quantity)
    {
        var (entry, exit) = (fields.Number("entry_price"), fields.Number("exit_price"));
        decimal gross = (exit - entry) * (side == "short" ? -quantity : quantity);
        if (fields.OptionalNumber("realized_gross_pnl") is { } recorded)
        {
            yield return RecordedClaim.Equal(
                "realized_gross_pnl",
                recorded,
                gross,
                side == "short" ? "quantity x (entry_price - exit_price)" : "quantity x (exit_price - entry_price)",
                Cent
            );
        }

        foreach (var claim in FeeClaims(fields).Concat(NetClaims(fields, gross, quantity)))
        {
            yield return claim;
        }

        foreach (var claim in AlphaArenaTime.Claims(fields, "exit_human_time", "exit_time"))
        {
            yield return claim;
        }
    }

    private static IEnumerable<RecordedClaim> FeeClaims(RecordedFields fields)
    {
        if (
            fields.OptionalNumber("total_commission_dollars") is { } total
            && fields.OptionalNumber("entry_commission_dollars") is { } entry
            && fields.OptionalNumber("exit_commission_dollars") is { } exit
        )
        {
            yield return RecordedClaim.Equal(
                "total_commission_dollars",
                total,
                entry + exit,
                "entry_commission_dollars + exit_commission_dollars",
                Cent
            );
        }
    }

    private static IEnumerable<RecordedClaim> NetClaims(RecordedFields fields, decimal gross, decimal quantity)
    {
        if (fields.OptionalNumber("realized_net_pnl") is not { } net)
        {
            yield break;
        }

        var (opened, closed) = (fields.OptionalNumber("entry_closed_pnl"), fields.OptionalNumber("exit_closed_pnl"));
        if (opened is not null && closed is not null)
        {
            yield return RecordedClaim.Equal(
                "realized_net_pnl",
                net,
                opened.Value + closed.Value,
                "entry_closed_pnl + exit_closed_pnl",
                Cent
            );
        }

        // An entry that also closed an earlier position has a profit of its own, which the prices do not tell.
        if (
            fields.OptionalNumber("total_commission_dollars") is { } fees
            && (
                opened is null
                || Math.Abs(opened.Value + (fields.OptionalNumber("entry_commission_dollars") ?? 0)) <= Cent
            )
        )
        {
            decimal value = quantity * (fields.Number("entry_price") + fields.Number("exit_price"));
            yield return RecordedClaim.Equal(
                "realized_net_pnl",
                net,
                gross - fees,
                "the prices, the quantity and total_commission_dollars",
                Cent + (value * AverageShare)
            );
        }
    }
}
