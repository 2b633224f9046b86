namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>A part of a list.</summary>
/// <param name="Items">The items, in order.</param>
/// <param name="Next">The value of <c>after</c> for the next part; null if this is the last one.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Takes a part of a list.</summary>
    /// <param name="items">The list, from the first item of the part on.</param>
    /// <param name="count">The most items of the part.</param>
    /// <param name="nameOf">The value of <c>after</c> for what comes after an item.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<Page<T>> TakeAsync(
        IAsyncEnumerable<T> items,
        int count,
        Func<T, string> nameOf,
        CancellationToken cancellationToken
    )
    {
        var taken = await items.Take(count + 1).ToListAsync(cancellationToken);
        return taken.Count <= count ? new(taken, null) : new(taken[..count], nameOf(taken[count - 1]));
    }
}
