using System.Collections;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// The orders of an account that rest, in the order in which they were accepted, and what they reserve. Immutable.
/// </summary>
[JsonConverter(typeof(OpenOrdersJsonConverter))]
public sealed class OpenOrders : IEnumerable<OpenOrder>, IEquatable<OpenOrders>
{
    private readonly ImmutableSortedDictionary<long, OpenOrder> _byNumber;
    private readonly ImmutableDictionary<ClientOrderId, long> _numbers;
    private readonly ImmutableDictionary<Symbol, RestingOrders> _bySymbol;

    // Those that expire with their day.
    private readonly ImmutableSortedSet<long> _ofDay;

    private OpenOrders(
        ImmutableSortedDictionary<long, OpenOrder> byNumber,
        ImmutableDictionary<ClientOrderId, long> numbers,
        ImmutableDictionary<Symbol, RestingOrders> bySymbol,
        ImmutableSortedSet<long> ofDay,
        Money reservedCash
    )
    {
        _byNumber = byNumber;
        _numbers = numbers;
        _bySymbol = bySymbol;
        _ofDay = ofDay;
        ReservedCash = reservedCash;
    }

    /// <summary>No order.</summary>
    public static OpenOrders None { get; } =
        new(
            ImmutableSortedDictionary<long, OpenOrder>.Empty,
            ImmutableDictionary<ClientOrderId, long>.Empty,
            ImmutableDictionary<Symbol, RestingOrders>.Empty,
            [],
            Money.Zero
        );

    /// <summary>How many there are.</summary>
    public int Count => _byNumber.Count;

    /// <summary>What they reserve of the cash, together.</summary>
    public Money ReservedCash { get; }

    /// <summary>The symbols that they are for, in no particular order.</summary>
    internal IEnumerable<Symbol> Symbols => _bySymbol.Keys;

    /// <summary>Creates them, for example for a substituted desk in a test.</summary>
    /// <param name="orders">The orders, each number and each id once.</param>
    /// <exception cref="ArgumentException">A number or an id occurs twice, or an order is null.</exception>
    public static OpenOrders Create(IEnumerable<OpenOrder> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        var open = None;
        foreach (var order in orders)
        {
            if (order is null || open._byNumber.ContainsKey(order.Number) || open._numbers.ContainsKey(order.Id))
            {
                throw new ArgumentException(
                    order is null ? "An order is null." : $"The order {order.Id} or its number occurs twice.",
                    nameof(orders)
                );
            }

            open = open.With(order);
        }

        return open;
    }

    /// <summary>An open order; null if the id is not that of one.</summary>
    public OpenOrder? Find(ClientOrderId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _numbers.TryGetValue(id, out long number) ? _byNumber[number] : null;
    }

    /// <summary>How many units of a symbol the sells among them reserve.</summary>
    public Quantity GetReservedQuantity(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return _bySymbol.TryGetValue(symbol, out var resting) ? resting.ReservedUnits : Quantity.Zero;
    }

    /// <summary>The orders of a symbol; none if there is none.</summary>
    internal RestingOrders Of(Symbol symbol) => _bySymbol.GetValueOrDefault(symbol, RestingOrders.None);

    /// <summary>The orders that expire with their day and were accepted before another one, in order.</summary>
    internal IEnumerable<OpenOrder> OfDayBefore(DateOnly day) =>
        _ofDay.Count == 0
            ? []
            : _ofDay.Select(number => _byNumber[number]).TakeWhile(order => order.AcceptedAt.Date < day);

    /// <summary>An open order by its number; null if it is not open.</summary>
    internal OpenOrder? Find(long number) => _byNumber.GetValueOrDefault(number);

    /// <summary>These and one more, or one in its new state.</summary>
    internal OpenOrders With(OpenOrder order)
    {
        var before = Find(order.Number);
        var rest = before is null ? this : Without(before);
        var symbol = order.Order.Symbol;
        return new(
            rest._byNumber.Add(order.Number, order),
            rest._numbers.Add(order.Id, order.Number),
            rest._bySymbol.SetItem(symbol, rest.Of(symbol).With(order)),
            IsOfDay(order) ? rest._ofDay.Add(order.Number) : rest._ofDay,
            rest.ReservedCash + order.ReservedCash
        );
    }

    /// <summary>These without one.</summary>
    internal OpenOrders Without(OpenOrder order)
    {
        var symbol = order.Order.Symbol;
        var resting = Of(symbol).Without(order);
        return Count == 1
            ? None
            : new(
                _byNumber.Remove(order.Number),
                _numbers.Remove(order.Id),
                resting.Count == 0 ? _bySymbol.Remove(symbol) : _bySymbol.SetItem(symbol, resting),
                _ofDay.Remove(order.Number),
                ReservedCash - order.ReservedCash
            );
    }

    /// <summary>Whether the other has the same orders.</summary>
    public bool Equals(OpenOrders? other) =>
        other is not null && Count == other.Count && _byNumber.Values.SequenceEqual(other._byNumber.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OpenOrders);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, ReservedCash);

    /// <inheritdoc/>
    public IEnumerator<OpenOrder> GetEnumerator() => _byNumber.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsOfDay(OpenOrder order) => order.Order.Terms.TimeInForce == TimeInForce.Day;
}
