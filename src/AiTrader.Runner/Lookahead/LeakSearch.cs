using AiTrader.Prices;

namespace AiTrader.Runner.Lookahead;

/// <summary>Finds the datum that leaks into a session, by altering less and less of what is later.</summary>
/// <param name="worlds">The worlds of the trader.</param>
/// <param name="time">The time of the session.</param>
/// <param name="leaks">Whether a session is decided otherwise if a part is altered.</param>
internal sealed class LeakSearch(AlteredWorlds worlds, TradingTime time, Func<AlterationScope, Task<bool>> leaks)
{
    /// <summary>What leaks, as the object of a sentence; null if no kind of data leaks by itself.</summary>
    public async Task<string?> FindAsync()
    {
        (AlterationKinds Kind, Func<AlterationScope, Task<string>> Find)[] kinds =
        [
            (AlterationKinds.Values, FindValueAsync),
            (AlterationKinds.Symbols, FindSymbolAsync),
            (AlterationKinds.Stamps, _ => Task.FromResult("the stamps of later bars")),
            (AlterationKinds.Actions, FindActionAsync),
            (AlterationKinds.News, FindNewsAsync),
            (AlterationKinds.Notes, FindNoteAsync),
        ];
        foreach (var (kind, find) in kinds)
        {
            var scope = new AlterationScope { Kinds = kind };
            if (await leaks(scope))
            {
                return await find(scope);
            }
        }

        return null;
    }

    private async Task<string> FindValueAsync(AlterationScope scope)
    {
        var symbols = await Narrowing.FindAsync(
            worlds.Prices.Real.Symbols,
            some => leaks(scope with { Symbols = some.ToHashSet() })
        );
        if (symbols is not [var symbol])
        {
            return $"values of later bars of {NamesOf(symbols)}";
        }

        scope = scope with { Symbols = new HashSet<Symbol> { symbol } };
        var stamps = await Narrowing.FindAsync(
            StampsOf(symbol),
            some => leaks(scope with { Stamps = some.ToHashSet() })
        );
        if (stamps is not [var stamp])
        {
            return $"values of later bars of {symbol}";
        }

        scope = scope with { Stamps = new HashSet<TradingTime> { stamp } };
        var fields = await Narrowing.FindAsync(
            [BarFields.Close, BarFields.Open, BarFields.High, BarFields.Low, BarFields.Volume],
            some => leaks(scope with { Fields = some.Aggregate(BarFields.None, (all, field) => all | field) })
        );
        return fields is [var only]
            ? $"the {only.ToString().ToLowerInvariant()} of {symbol} at {stamp}, "
                + $"{ValueOf(worlds.Prices.Real, symbol, stamp, only)} (altered: "
                + $"{ValueOf(worlds.Prices.Copy(time, scope), symbol, stamp, only)})"
            : $"the bar of {symbol} at {stamp}";
    }

    private async Task<string> FindSymbolAsync(AlterationScope scope)
    {
        var symbols = await Narrowing.FindAsync(
            [.. worlds.Prices.Real.Symbols, .. worlds.Prices.InventedSymbols],
            some => leaks(scope with { Symbols = some.ToHashSet() })
        );
        return $"which symbols begin or end later: {NamesOf(symbols)}";
    }

    private Task<string> FindActionAsync(AlterationScope scope) =>
        FindItemAsync(
            scope,
            worlds.Prices.Real.Actions.All,
            action => action.ExDate > time.Date,
            action => $"the {action}",
            "later splits and dividends"
        );

    private Task<string> FindNoteAsync(AlterationScope scope) =>
        FindItemAsync(
            scope,
            worlds.Notes.Real,
            note => note.Context.Time > time,
            note => $"the note of {note.Context.Time}, {MessageText.Quote(note.Text)}",
            "later notes"
        );

    private Task<string> FindNewsAsync(AlterationScope scope)
    {
        var news = worlds.News!;
        return FindItemAsync(
            scope,
            [.. news.Real.Select((item, i) => (Item: item, IsLater: !news.IsKnown(i, time)))],
            item => item.IsLater,
            item =>
                $"the news {MessageText.Quote(item.Item.Title)}, published {MessageText.Quote(item.Item.Published)}",
            "later news"
        );
    }

    private async Task<string> FindItemAsync<T>(
        AlterationScope scope,
        IReadOnlyList<T> items,
        Func<T, bool> isLater,
        Func<T, string> describe,
        string several
    )
    {
        var found = await Narrowing.FindAsync(
            [.. Enumerable.Range(0, items.Count).Where(i => isLater(items[i]))],
            some => leaks(scope with { Items = some.ToHashSet() })
        );
        return found is [var only] ? describe(items[only]) : several;
    }

    private List<TradingTime> StampsOf(Symbol symbol)
    {
        var stamps = new List<TradingTime>();
        foreach (ref readonly var bar in worlds.Prices.Real.GetBars(symbol))
        {
            if (bar.Time >= time)
            {
                stamps.Add(bar.Time);
            }
        }

        return stamps;
    }

    private static string ValueOf(PriceSeries prices, Symbol symbol, TradingTime stamp, BarFields field)
    {
        if (prices.FindBar(symbol, stamp) is not { } bar)
        {
            return "absent";
        }

        var price =
            field == BarFields.Open ? bar.Open
            : field == BarFields.High ? bar.High
            : field == BarFields.Low ? bar.Low
            : bar.Close;
        return field == BarFields.Volume ? PlainDecimal.Format(bar.Volume ?? 0) : $"{price}";
    }

    private static string NamesOf(IReadOnlyList<Symbol> symbols)
    {
        const int Shown = 5;
        string names = string.Join(", ", symbols.Take(Shown));
        return symbols.Count > Shown ? $"{names} and {symbols.Count - Shown} more" : names;
    }
}
