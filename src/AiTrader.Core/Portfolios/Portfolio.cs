using System.Collections.Immutable;

namespace AiTrader;

/// <summary>Cash and positions at one moment; immutable.</summary>
public sealed class Portfolio
{
    private readonly ImmutableSortedDictionary<Symbol, Position> _positions;

    /// <summary>Creates a portfolio, for example for a substituted desk in a test.</summary>
    /// <param name="cash">The cash.</param>
    /// <param name="positions">The positions, each symbol once.</param>
    /// <exception cref="ArgumentException">A symbol occurs twice.</exception>
    public Portfolio(Money cash, IEnumerable<Position> positions)
        : this(cash, positions.ToImmutableSortedDictionary(position => position.Symbol, position => position)) { }

    private Portfolio(Money cash, ImmutableSortedDictionary<Symbol, Position> positions)
    {
        Cash = cash;
        _positions = positions;
    }

    /// <summary>The cash; zero or more.</summary>
    public Money Cash { get; }

    /// <summary>The positions in ordinal order of their symbols; without positions of zero units.</summary>
    public IReadOnlyList<Position> Positions => field ??= [.. _positions.Values];

    /// <summary>The position in a symbol; null if the symbol is not held.</summary>
    public Position? Find(Symbol symbol) => _positions.GetValueOrDefault(symbol);

    /// <summary>The held quantity of a symbol; zero if it is not held.</summary>
    public Quantity GetQuantity(Symbol symbol) => Find(symbol)?.Quantity ?? Quantity.Zero;

    internal static Portfolio FromCash(Money cash) => new(cash, ImmutableSortedDictionary<Symbol, Position>.Empty);

    /// <summary>The portfolio after a fill.</summary>
    /// <param name="fill">The fill.</param>
    /// <param name="date">The day of the fill.</param>
    /// <param name="cash">The cash after the fill.</param>
    /// <param name="holding">The held quantity of the order's symbol after the fill.</param>
    internal Portfolio After(Fill fill, DateOnly date, Money cash, Quantity holding)
    {
        var symbol = fill.Order.Symbol;
        return holding == Quantity.Zero
            ? new(cash, _positions.Remove(symbol))
            : new(cash, _positions.SetItem(symbol, PositionAfter(fill, date, holding)));
    }

    /// <summary>The portfolio in which nothing is bought after a day; what was counts as bought on it.</summary>
    internal Portfolio SettledBy(DateOnly date) =>
        new(
            Cash,
            _positions.SetItems(
                _positions
                    .Values.Where(position => position.LastBuyDate > date)
                    .Select(position =>
                        KeyValuePair.Create(
                            position.Symbol,
                            position with
                            {
                                LastBuyDate = date,
                                BoughtThatDay = position.Quantity,
                            }
                        )
                    )
            )
        );

    private Position PositionAfter(Fill fill, DateOnly date, Quantity holding)
    {
        var order = fill.Order;
        var before = Find(order.Symbol);
        if (order.Side == OrderSide.Sell && before is not null)
        {
            return before with { Quantity = holding };
        }

        var boughtBefore = before?.LastBuyDate == date ? before.BoughtThatDay : Quantity.Zero;
        return new Position(order.Symbol, holding, date, boughtBefore + fill.Quantity);
    }
}
