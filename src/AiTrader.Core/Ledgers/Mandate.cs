using System.Collections.Immutable;
using System.Globalization;

namespace AiTrader.Stores;

/// <summary>
/// What the owner of an account allows its model. It is given when the account is opened, and only the owner changes
/// it (<see cref="LedgerOwnerExtensions.ChangeMandateAsync"/>). It is enforced by rules: an order that it does not
/// allow is denied, and an order that rests is canceled when it no longer fits. What is set in code by your own rules
/// is not part of it.
/// </summary>
public sealed record Mandate
{
    private const decimal Percent = 100;

    /// <summary>Everything is allowed: what accounts had before they had a mandate.</summary>
    public static Mandate None { get; } = new();

    /// <summary>
    /// The symbols that can be bought, in ordinal order; others can only be sold. At least one. Default: null, all.
    /// </summary>
    /// <exception cref="ArgumentException">There is no symbol.</exception>
    public IReadOnlyList<Symbol>? Universe
    {
        get;
        init => field = value is null ? null : Sorted(value);
    }

    /// <summary>
    /// The maximum notional of one order, at the price that is known when it is given; more than zero. Default: null,
    /// no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public Money? OrderNotionalLimit
    {
        get;
        init => field = Positive(value);
    }

    /// <summary>
    /// How many orders a session can have that are not denied; more than zero. Default: null, no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public int? OrdersPerSession
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value ?? 1, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// The maximum share of the equity in one symbol; more than 0, at most 1. Default: null, no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public decimal? PositionLimit
    {
        get;
        init => field = Share(value);
    }

    /// <summary>
    /// The loss of a day, as a share of the equity at its start, after which nothing is bought; more than 0, at most 1.
    /// Default: null, no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public decimal? DailyLossLimit
    {
        get;
        init => field = Share(value);
    }

    /// <summary>
    /// The loss since the opening, as a share of the initial cash, after which nothing is bought; more than 0, at most
    /// 1. Default: null, no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public decimal? TotalLossLimit
    {
        get;
        init => field = Share(value);
    }

    /// <summary>The last day on which the model can trade. Default: null, no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>
    /// The notional of an order above which it waits for the owner's approval; zero or more. Default: null, no order
    /// waits.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public Money? ApprovalAbove
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value?.Value ?? 0, nameof(value));
            field = value;
        }
    }

    /// <summary>These members, and those of another mandate where this one has none.</summary>
    internal Mandate Over(Mandate other) =>
        new()
        {
            Universe = Universe ?? other.Universe,
            OrderNotionalLimit = OrderNotionalLimit ?? other.OrderNotionalLimit,
            OrdersPerSession = OrdersPerSession ?? other.OrdersPerSession,
            PositionLimit = PositionLimit ?? other.PositionLimit,
            DailyLossLimit = DailyLossLimit ?? other.DailyLossLimit,
            TotalLossLimit = TotalLossLimit ?? other.TotalLossLimit,
            Until = Until ?? other.Until,
            ApprovalAbove = ApprovalAbove ?? other.ApprovalAbove,
        };

    /// <summary><c>at most 1000 an order, nothing traded after 2025-12-31</c>; <c>no limits</c>.</summary>
    public override string ToString() => this == None ? "no limits" : string.Join(", ", Parts());

    /// <summary>Whether the other allows the same.</summary>
    public bool Equals(Mandate? other) =>
        other is not null
        && OrderNotionalLimit == other.OrderNotionalLimit
        && OrdersPerSession == other.OrdersPerSession
        && PositionLimit == other.PositionLimit
        && DailyLossLimit == other.DailyLossLimit
        && TotalLossLimit == other.TotalLossLimit
        && Until == other.Until
        && ApprovalAbove == other.ApprovalAbove
        && (Universe is null) == (other.Universe is null)
        && (Universe ?? []).SequenceEqual(other.Universe ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(
            Universe?.Count,
            OrderNotionalLimit,
            OrdersPerSession,
            PositionLimit,
            DailyLossLimit,
            TotalLossLimit,
            Until,
            ApprovalAbove
        );

    private IEnumerable<string> Parts()
    {
        if (Universe is { } symbols)
        {
            yield return $"only {string.Join(", ", symbols)} can be bought";
        }

        if (OrderNotionalLimit is { } order)
        {
            yield return $"at most {order} an order";
        }

        if (OrdersPerSession is { } orders)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"at most {orders} orders a session");
        }

        if (PositionLimit is { } position)
        {
            yield return $"at most {Text(position)} of the equity in a symbol";
        }

        if (DailyLossLimit is { } day)
        {
            yield return $"nothing bought after a daily loss of {Text(day)}";
        }

        if (TotalLossLimit is { } total)
        {
            yield return $"nothing bought after a total loss of {Text(total)}";
        }

        if (Until is { } until)
        {
            yield return $"nothing traded after {new TradingTime(until)}";
        }

        if (ApprovalAbove is { } size)
        {
            yield return $"orders above {size} wait for the owner's approval";
        }
    }

    private static ImmutableArray<Symbol> Sorted(IReadOnlyList<Symbol> symbols)
    {
        ImmutableArray<Symbol> sorted = [.. symbols.Select(symbol => NotNull.Require(symbol)).Distinct().Order()];
        return sorted.IsEmpty
            ? throw new ArgumentException("A universe has at least one symbol; null for all.", nameof(symbols))
            : sorted;
    }

    private static Money? Positive(Money? value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value?.Value ?? 1, nameof(value));
        return value;
    }

    private static decimal? Share(decimal? value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value ?? 1, nameof(value));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? 1, 1, nameof(value));
        return value;
    }

    private static string Text(decimal share) => $"{PlainDecimal.Format(share * Percent)} %";
}
