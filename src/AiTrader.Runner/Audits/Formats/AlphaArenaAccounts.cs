using AiTrader.Audits;

namespace AiTrader.Runner.Audits.Formats;

/// <summary>
/// The accounts of Alpha Arena, each with its open positions.
/// <code>{"id":"m_0","model_id":"m","timestamp":1760741958.8,"dollar_equity":10305.0,"cum_pnl_pct":3.05,
/// "positions":{"XRP":{"symbol":"XRP","quantity":-7716,"entry_price":2.34,"current_price":2.317,"leverage":12,
/// "margin":1670.6,"unrealized_pnl":174.3}}}</code>
/// </summary>
internal sealed class AlphaArenaAccounts
{
    // The margin of a position follows its price, which moves between its members.
    private const decimal MarginShare = 0.95m;

    private const decimal PercentNoise = 0.02m;

    private readonly Dictionary<string, (decimal Capital, long Line)> _capitals = new(StringComparer.Ordinal);

    /// <summary>Reads an account.</summary>
    /// <exception cref="FormatException">A member is missing or malformed.</exception>
    public RecordedStatement Read(RecordedFields fields, (long Line, long Number) place) =>
        new(
            place.Line,
            place.Number,
            Id: null,
            [],
            [
                .. ReturnClaims(fields, place.Line),
                .. fields
                    .Object("positions")
                    .Objects()
                    .SelectMany(position => PositionClaims(position.Name, position.Fields)),
            ]
        );

    // The capital with which a model began is not in the file: its first record tells it.
    private IEnumerable<RecordedClaim> ReturnClaims(RecordedFields fields, long line)
    {
        string model = fields.Text("model_id");
        if (
            fields.OptionalNumber("dollar_equity") is not { } equity
            || fields.OptionalNumber("cum_pnl_pct") is not { } percent
        )
        {
            yield break;
        }

        if (_capitals.TryGetValue(model, out var begun))
        {
            decimal ratio = equity / begun.Capital;
            yield return RecordedClaim.Equal(
                "cum_pnl_pct",
                percent,
                100 * (ratio - 1),
                $"dollar_equity and the capital of line {begun.Line}",
                PercentNoise * Math.Max(1, Math.Abs(ratio))
            );
        }
        else if (percent > -99 && equity > 0)
        {
            _capitals[model] = (equity / (1 + (percent / 100)), line);
        }
    }

    private static IEnumerable<RecordedClaim> PositionClaims(string symbol, RecordedFields fields)
    {
        if (fields.Has("symbol"))
        {
            yield return RecordedClaim.Equal($"symbol of {symbol}", fields.Text("symbol"), symbol, "its name");
        }

        var (quantity, entry, leverage) = (
            Math.Abs(fields.Number("quantity")),
            fields.Number("entry_price"),
            fields.Number("leverage")
        );
        yield return RecordedClaim.AtLeast($"entry_price of {symbol}", entry, 0, "a price", 0);
        yield return RecordedClaim.AtLeast($"leverage of {symbol}", leverage, 1, "a position without debt", 0);
        if (leverage >= 1 && fields.OptionalNumber("margin") is { } margin)
        {
            decimal price = Math.Min(entry, fields.OptionalNumber("current_price") ?? entry);
            yield return RecordedClaim.AtLeast(
                $"margin of {symbol}",
                margin,
                MarginShare * quantity * price / leverage,
                "quantity x price / leverage, less 5 %",
                0
            );
        }
    }
}
