using System.Globalization;

namespace AiTrader.Stores;

/// <summary>How events are numbered, and read from a store.</summary>
internal static class EventNumbers
{
    /// <summary>Checks what is asked for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the count is not allowed.</exception>
    public static void RequirePage(long after, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, IEventStore.MostRead);
    }

    /// <summary>The event of a number.</summary>
    /// <exception cref="StoreCorruptedException">AiTrader did not write it.</exception>
    public static StoredEvent Read(long number, string signature, string kind, string content) =>
        Signature.TryParse(signature, out var owner)
        && DocumentKey.IsKind(kind)
        && content.Length <= NewEvent.LongestContent
            ? new StoredEvent(number, owner, kind, content)
            : throw Changed(number);

    /// <summary>Numbers the events whose positions are greater than every one before them.</summary>
    /// <param name="signature">Whose they are.</param>
    /// <param name="events">The events.</param>
    /// <param name="last">The number of the last event that there is.</param>
    /// <param name="position">The greatest position of the signature.</param>
    /// <param name="moved">The greatest position after them; null if it is the same.</param>
    public static IReadOnlyList<StoredEvent> Number(
        Signature signature,
        IReadOnlyList<NewEvent> events,
        long last,
        long position,
        out long? moved
    )
    {
        moved = null;
        var added = new List<StoredEvent>(events.Count);
        foreach (var next in events.Where(next => next.Position == 0 || next.Position > position))
        {
            if (next.Position > 0)
            {
                moved = position = next.Position;
            }

            added.Add(new StoredEvent(++last, signature, next.Kind, next.Content));
        }

        return added;
    }

    /// <summary>Checks that events follow each other, and that only deleted ones come before the first.</summary>
    /// <param name="events">The events that were read after a number.</param>
    /// <param name="after">The number.</param>
    /// <param name="first">The first event that the store has, read after them.</param>
    /// <exception cref="StoreCorruptedException">One is missing.</exception>
    public static void RequireOrder(IReadOnlyList<StoredEvent> events, long after, long first)
    {
        for (int i = 0; i < events.Count; i++)
        {
            long number = events[i].Number;
            long expected = i == 0 ? Math.Max(after + 1, Math.Min(first, number)) : events[i - 1].Number + 1;
            if (number != expected)
            {
                throw Changed(expected);
            }
        }
    }

    /// <summary>The refusal of a position that AiTrader did not write.</summary>
    public static StoreCorruptedException ChangedPosition(Signature signature) =>
        new(
            signature,
            $"The position of {signature} in the events was changed from outside: it is not the one that was written. "
                + "Restore the store."
        );

    /// <summary>The refusal of events that AiTrader did not write.</summary>
    public static StoreCorruptedException Changed(long number) =>
        new(
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The events were changed from outside: event {number} is missing or not the one that was written. "
            ) + "Restore the store."
        );
}
