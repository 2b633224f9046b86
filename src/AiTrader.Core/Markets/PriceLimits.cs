using System.Collections.Immutable;

namespace AiTrader;

/// <summary>
/// How far the prices of a day can be from the close before it, as data. At an open at or above the upper limit nothing
/// can be bought, and at an open at or below the lower limit nothing can be sold.
/// </summary>
public sealed record PriceLimits
{
    private readonly ImmutableArray<(string Prefix, decimal Share)> _boards;

    /// <summary>Creates limits.</summary>
    /// <param name="share">How far, as a share of the close before: 0.1 is 10 %. More than 0, less than 1.</param>
    /// <param name="boards">
    /// What the share is for symbols that begin with a prefix; the first that fits applies. Default: none.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A share is outside its range.</exception>
    public PriceLimits(decimal share, IEnumerable<KeyValuePair<string, decimal>>? boards = null)
    {
        Share = Within(share);
        _boards = [.. (boards ?? []).Select(board => (NotNull.Require(board.Key), Within(board.Value)))];
    }

    /// <summary>The limit of all other symbols, as a share of the close before.</summary>
    public decimal Share { get; }

    /// <summary>The number of decimals to which limits are rounded, half up. Default: 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not within 0-12.</exception>
    public int Decimals
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 12);
            field = value;
        }
    } = 2;

    /// <summary>The limit of a symbol, as a share of the close before.</summary>
    public decimal GetShare(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        foreach (var (prefix, share) in _boards)
        {
            if (symbol.Value.StartsWith(prefix, StringComparison.Ordinal))
            {
                return share;
            }
        }

        return Share;
    }

    /// <summary>The price at and above which a symbol cannot be bought at an open.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="previousClose">The last close of an earlier day.</param>
    public decimal GetUpper(Symbol symbol, Price previousClose) => Round(previousClose.Value * (1 + GetShare(symbol)));

    /// <summary>The price at and below which a symbol cannot be sold at an open.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="previousClose">The last close of an earlier day.</param>
    public decimal GetLower(Symbol symbol, Price previousClose) => Round(previousClose.Value * (1 - GetShare(symbol)));

    /// <summary>Whether an open is at or above the upper limit.</summary>
    internal bool IsUpper(Symbol symbol, decimal open, Price previousClose) => open >= GetUpper(symbol, previousClose);

    /// <summary>Whether an open is at or below the lower limit.</summary>
    internal bool IsLower(Symbol symbol, decimal open, Price previousClose) => open <= GetLower(symbol, previousClose);

    /// <summary><c>10 %, 20 % for 300…, 301…</c>.</summary>
    public override string ToString()
    {
        var boards = _boards
            .GroupBy(board => board.Share, board => $"{board.Prefix}…")
            .Select(board => $", {Percent(board.Key)} for {string.Join(", ", board)}");
        return $"{Percent(Share)}{string.Concat(boards)}";
    }

    /// <summary>Whether the other has the same limits.</summary>
    public bool Equals(PriceLimits? other) =>
        other is not null
        && Share == other.Share
        && Decimals == other.Decimals
        && _boards.AsSpan().SequenceEqual(other._boards.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Share, Decimals, _boards.Length);

    private decimal Round(decimal value) => Math.Round(value, Decimals, MidpointRounding.AwayFromZero);

    private static string Percent(decimal share) => $"{PlainDecimal.Format(share * 100)} %";

    private static decimal Within(decimal share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        return share;
    }
}
