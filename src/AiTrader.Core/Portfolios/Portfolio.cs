using System.Text.Json.Serialization;
using AiTrader.Prices;

namespace AiTrader;

/// <summary>
/// Cash, positions and dividends that are due at one moment; immutable. Portfolios are equal where these are.
/// </summary>
[JsonConverter(typeof(PortfolioJsonConverter))]
public sealed partial class Portfolio : IEquatable<Portfolio>
{
    /// <summary>Creates a portfolio, for example for a substituted desk in a test.</summary>
    /// <param name="cash">The cash.</param>
    /// <param name="positions">The positions, each symbol once.</param>
    /// <exception cref="ArgumentException">A symbol occurs twice, or a position is null.</exception>
    public Portfolio(Money cash, IEnumerable<Position> positions)
        : this(cash, BySymbol(positions), DueDividends.None) { }

    /// <summary>The cash; zero or more.</summary>
    public Money Cash { get; }

    /// <summary>The positions in ordinal order of their symbols; without positions of zero units.</summary>
    public IReadOnlyList<Position> Positions => Array.AsReadOnly(All);

    /// <summary>
    /// The dividends whose ex date has come and which are not paid yet; no part of the cash. Default: none.
    /// </summary>
    public DueDividends DividendsDue
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The held quantity of a symbol; zero if it is not held.</summary>
    public Quantity GetQuantity(Symbol symbol) => Find(symbol)?.Quantity ?? Quantity.Zero;

    internal static Portfolio FromCash(Money cash) => new(cash, Array.Empty<Position>(), DueDividends.None);

    /// <summary>The portfolio after a fill.</summary>
    /// <param name="fill">The fill.</param>
    /// <param name="date">The day of the fill.</param>
    /// <param name="cash">The cash after the fill.</param>
    /// <param name="holding">The held quantity of the order's symbol after the fill.</param>
    internal Portfolio After(Fill fill, DateOnly date, Money cash, Quantity holding)
    {
        var symbol = fill.Order.Symbol;
        return holding == Quantity.Zero
            ? Without(symbol, cash)
            : With(Position.After(Find(symbol), fill, date, holding), cash);
    }

    /// <summary>The portfolio after a split.</summary>
    /// <param name="split">The split.</param>
    /// <param name="cash">The cash after it.</param>
    /// <param name="holding">The held quantity of its symbol after it.</param>
    internal Portfolio After(CorporateAction split, Money cash, Quantity holding) =>
        holding == Quantity.Zero ? Without(split.Symbol, cash) : With(Find(split.Symbol)!.After(split, holding), cash);

    /// <summary>The portfolio to which a dividend is owed too.</summary>
    internal Portfolio Owed(DueDividend dividend) => new(Cash, All, DividendsDue.With(dividend));

    /// <summary>The portfolio after a dividend is paid.</summary>
    /// <param name="dividend">The dividend that was due.</param>
    /// <param name="cash">The cash after it.</param>
    internal Portfolio Paid(DueDividend dividend, Money cash) => new(cash, All, DividendsDue.Without(dividend));

    /// <summary>The portfolio in which nothing is bought after a day; what was counts as bought on it.</summary>
    internal Portfolio SettledBy(DateOnly date) =>
        new(Cash, Array.ConvertAll(All, position => SettledBy(position, date)), DividendsDue);

    /// <summary>Whether the other has the same cash and the same positions.</summary>
    public bool Equals(Portfolio? other) =>
        other is not null
        && Cash == other.Cash
        && Positions.SequenceEqual(other.Positions)
        && DividendsDue.Equals(other.DividendsDue);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Portfolio);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cash, All.Length);

    /// <summary><c>cash 8127.5, 10 NVDA, 3 MSFT</c>.</summary>
    public override string ToString() =>
        string.Concat([$"cash {Cash}", .. All.Select(position => $", {position.Quantity} {position.Symbol}")]);

    private static Position SettledBy(Position position, DateOnly date) =>
        position.LastBuyDate <= date
            ? position
            : new(position.Symbol, position.Quantity, date, position.Quantity) { Cost = position.Cost };

    private static Position[] BySymbol(IEnumerable<Position> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        var bySymbol = new SortedDictionary<Symbol, Position>();
        foreach (var position in positions)
        {
            if (position is null || !bySymbol.TryAdd(position.Symbol, position))
            {
                throw new ArgumentException(
                    position is null ? "A position is null." : $"{position.Symbol} has two positions.",
                    nameof(positions)
                );
            }
        }

        return [.. bySymbol.Values];
    }
}
