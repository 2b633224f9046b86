using System.Collections.Immutable;

namespace AiTrader;

/// <summary>
/// The open orders of one symbol by the prices that they wait for, so that a bar far from all of them asks none.
/// Immutable.
/// </summary>
internal sealed record RestingOrders
{
    private static readonly IComparer<(decimal Price, long Number)> HighestFirst = Comparer<(
        decimal Price,
        long Number
    )>.Create(static (a, b) => a.Price == b.Price ? a.Number.CompareTo(b.Number) : b.Price.CompareTo(a.Price));

    // Those that fall to the orders: buys at a limit, sells at a stop. The highest price is reached first.
    private readonly ImmutableSortedSet<(decimal Price, long Number)> _below;

    // Those that rise to the orders: sells at a limit, buys at a stop. The lowest price is reached first.
    private readonly ImmutableSortedSet<(decimal Price, long Number)> _above;

    // Those that wait for no price: a stop that was reached, or a market order that was approved.
    private readonly ImmutableSortedSet<long> _anyPrice;

    private RestingOrders(
        ImmutableSortedSet<(decimal Price, long Number)> below,
        ImmutableSortedSet<(decimal Price, long Number)> above,
        ImmutableSortedSet<long> anyPrice,
        Quantity reservedUnits
    )
    {
        _below = below;
        _above = above;
        _anyPrice = anyPrice;
        ReservedUnits = reservedUnits;
    }

    /// <summary>No order.</summary>
    public static RestingOrders None { get; } = new(ImmutableSortedSet.Create(HighestFirst), [], [], Quantity.Zero);

    /// <summary>How many units the sells among them reserve.</summary>
    public Quantity ReservedUnits { get; }

    /// <summary>How many there are.</summary>
    public int Count => _below.Count + _above.Count + _anyPrice.Count;

    /// <summary>
    /// The numbers of the orders that prices from a low to a high can reach, and of those that wait for no price, in
    /// order.
    /// </summary>
    /// <param name="low">The lowest price; null if it is not known, and nothing falls to an order.</param>
    /// <param name="high">The highest price; null if it is not known, and nothing rises to an order.</param>
    public IReadOnlyList<long> Reached(decimal? low, decimal? high)
    {
        if (_anyPrice.Count == 0 && !IsBelowReached(low) && !IsAboveReached(high))
        {
            return [];
        }

        var reached = new List<long>(_anyPrice);
        foreach (var (price, number) in _below)
        {
            if (!(price >= low))
            {
                break;
            }

            reached.Add(number);
        }

        foreach (var (price, number) in _above)
        {
            if (!(price <= high))
            {
                break;
            }

            reached.Add(number);
        }

        reached.Sort();
        return reached;
    }

    private bool IsBelowReached(decimal? low) => _below.Count > 0 && _below.Min.Price >= low;

    private bool IsAboveReached(decimal? high) => _above.Count > 0 && _above.Min.Price <= high;

    public RestingOrders With(OpenOrder order)
    {
        var units = ReservedUnits + order.ReservedQuantity;
        return PriceOf(order) is not { } price ? new(_below, _above, _anyPrice.Add(order.Number), units)
            : IsBelow(order) ? new(_below.Add((price, order.Number)), _above, _anyPrice, units)
            : new(_below, _above.Add((price, order.Number)), _anyPrice, units);
    }

    public RestingOrders Without(OpenOrder order)
    {
        var units = ReservedUnits - order.ReservedQuantity;
        return PriceOf(order) is not { } price ? new(_below, _above, _anyPrice.Remove(order.Number), units)
            : IsBelow(order) ? new(_below.Remove((price, order.Number)), _above, _anyPrice, units)
            : new(_below, _above.Remove((price, order.Number)), _anyPrice, units);
    }

    private static decimal? PriceOf(OpenOrder order) =>
        WaitsForStop(order) ? order.Order.Terms.StopPrice : order.Order.Terms.LimitPrice;

    private static bool WaitsForStop(OpenOrder order) => order.Order.Terms.NeedsStop && !order.IsTriggered;

    private static bool IsBelow(OpenOrder order) => order.Order.Side == OrderSide.Buy != WaitsForStop(order);
}
