using System.Collections;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>The dividends that an account is owed, by symbol, ex date and number. Immutable.</summary>
[JsonConverter(typeof(DueDividendsJsonConverter))]
public sealed class DueDividends : IEnumerable<DueDividend>, IEquatable<DueDividends>
{
    private readonly ImmutableSortedDictionary<(Symbol Symbol, DateOnly ExDate, long Number), DueDividend> _dividends;

    private DueDividends(
        ImmutableSortedDictionary<(Symbol Symbol, DateOnly ExDate, long Number), DueDividend> dividends,
        Money total
    )
    {
        _dividends = dividends;
        Total = total;
    }

    /// <summary>No dividend.</summary>
    public static DueDividends None { get; } =
        new(ImmutableSortedDictionary<(Symbol Symbol, DateOnly ExDate, long Number), DueDividend>.Empty, Money.Zero);

    /// <summary>How many there are.</summary>
    public int Count => _dividends.Count;

    /// <summary>What is owed, together.</summary>
    public Money Total { get; }

    /// <summary>Creates them, for example for a substituted desk in a test.</summary>
    /// <param name="dividends">The dividends, each number once.</param>
    /// <exception cref="ArgumentException">A dividend is null, or occurs twice.</exception>
    public static DueDividends Create(IEnumerable<DueDividend> dividends)
    {
        ArgumentNullException.ThrowIfNull(dividends);
        return dividends.Aggregate(
            None,
            (all, dividend) =>
                all.With(dividend ?? throw new ArgumentException("A dividend is null.", nameof(dividends)))
        );
    }

    /// <summary>A dividend by its number; null if it is not owed.</summary>
    public DueDividend? Find(long number) => _dividends.Values.FirstOrDefault(dividend => dividend.Number == number);

    /// <inheritdoc/>
    public IEnumerator<DueDividend> GetEnumerator() => _dividends.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether the other has the same dividends.</summary>
    public bool Equals(DueDividends? other) =>
        other is not null && _dividends.Values.SequenceEqual(other._dividends.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DueDividends);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Total);

    internal DueDividends With(DueDividend dividend) =>
        new(_dividends.Add(KeyOf(dividend), dividend), Total + dividend.Amount);

    internal DueDividends Without(DueDividend dividend) =>
        new(_dividends.Remove(KeyOf(dividend)), Total - dividend.Amount);

    private static (Symbol Symbol, DateOnly ExDate, long Number) KeyOf(DueDividend dividend) =>
        (dividend.Symbol, dividend.Action.ExDate, dividend.Number);
}
