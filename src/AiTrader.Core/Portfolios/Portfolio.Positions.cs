using System.Buffers;

namespace AiTrader;

/// <content>
/// How positions are kept. Each fill makes a portfolio, and of most of them only a position or two are asked for: a
/// portfolio therefore has what changed and the one before it, and only every few changes all positions.
/// </content>
public sealed partial class Portfolio
{
    private const int LeastChanges = 16;

    // The position that is new, or the symbol that is not held any more.
    private readonly object? _change;

    // How many changes there are at most since the last portfolio with all positions.
    private readonly int _changes;

    // Null where all positions are known. It is set to null after they are, and never read after them.
    private Portfolio? _previous;

    // In ordinal order of their symbols.
    private Position[]? _all;

    private Portfolio(Money cash, Position[] all, DueDividends due) => (Cash, _all, DividendsDue) = (cash, all, due);

    private Portfolio(Money cash, Portfolio previous, object change)
    {
        Cash = cash;
        DividendsDue = previous.DividendsDue;
        _change = change;
        _previous = previous;
        _changes = Volatile.Read(ref previous._previous) is null ? 1 : previous._changes + 1;
        if (_changes >= LeastChanges && (long)_changes * _changes >= CountOfLastAll())
        {
            _ = All;
        }
    }

    private Position[] All
    {
        get
        {
            if (Volatile.Read(ref _previous) is not null)
            {
                _all = Merge();
                Volatile.Write(ref _previous, null);
            }

            return _all!;
        }
    }

    /// <summary>The position in a symbol; null if the symbol is not held.</summary>
    public Position? Find(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        var portfolio = this;
        while (Volatile.Read(ref portfolio._previous) is { } previous)
        {
            switch (portfolio._change)
            {
                case Position position when position.Symbol == symbol:
                    return position;
                case Symbol removed when removed == symbol:
                    return null;
            }

            portfolio = previous;
        }

        var all = portfolio._all!;
        int index = IndexOf(all, symbol);
        return index < 0 ? null : all[index];
    }

    private Portfolio With(Position position, Money cash) => new(cash, this, position);

    private Portfolio Without(Symbol symbol, Money cash) => new(cash, this, symbol);

    private int CountOfLastAll()
    {
        var portfolio = this;
        while (Volatile.Read(ref portfolio._previous) is { } previous)
        {
            portfolio = previous;
        }

        return portfolio._all!.Length;
    }

    // The last change of each symbol, in order of the symbols, together with what did not change since.
    private Position[] Merge()
    {
        object[] changes = ArrayPool<object>.Shared.Rent(_changes);
        int count = 0;
        var portfolio = this;
        while (Volatile.Read(ref portfolio._previous) is { } previous)
        {
            int index = ~changes.AsSpan(0, count).BinarySearch(new OfSymbol(SymbolOf(portfolio._change!)));
            if (index >= 0)
            {
                changes.AsSpan(index, count - index).CopyTo(changes.AsSpan(index + 1));
                changes[index] = portfolio._change!;
                count++;
            }

            portfolio = previous;
        }

        var merged = Merge(portfolio._all!, changes.AsSpan(0, count));
        ArrayPool<object>.Shared.Return(changes, clearArray: true);
        return merged;
    }

    private static Position[] Merge(ReadOnlySpan<Position> before, ReadOnlySpan<object> changes)
    {
        Position[] merged = ArrayPool<Position>.Shared.Rent(before.Length + changes.Length);
        int count = 0;
        foreach (object change in changes)
        {
            int index = IndexOf(before, SymbolOf(change));
            var same = before[..(index < 0 ? ~index : index)];
            same.CopyTo(merged.AsSpan(count));
            count += same.Length;
            if (change is Position position)
            {
                merged[count++] = position;
            }

            before = before[(index < 0 ? same.Length : same.Length + 1)..];
        }

        before.CopyTo(merged.AsSpan(count));
        Position[] all = [.. merged.AsSpan(0, count + before.Length)];
        ArrayPool<Position>.Shared.Return(merged, clearArray: true);
        return all;
    }

    private static int IndexOf(ReadOnlySpan<Position> positions, Symbol symbol) =>
        positions.BinarySearch(new OfSymbol(symbol));

    private static Symbol SymbolOf(object change) => change as Symbol ?? ((Position)change).Symbol;

    private readonly struct OfSymbol(Symbol symbol) : IComparable<Position>, IComparable<object>
    {
        public int CompareTo(Position? other) => symbol.CompareTo(other!.Symbol);

        public int CompareTo(object? other) => symbol.CompareTo(SymbolOf(other!));
    }
}
