using System.Collections;
using System.Runtime.CompilerServices;
using AiTrader.Prices;

namespace AiTrader;

/// <summary>The times of sessions, in order. This is the only difference between daily and intraday trading.</summary>
[CollectionBuilder(typeof(SessionSchedule), nameof(Create))]
public sealed class SessionSchedule : IReadOnlyList<TradingTime>, IEquatable<SessionSchedule>
{
    private readonly TradingTime[] _times;

    /// <summary>Creates a schedule.</summary>
    /// <param name="times">The times, each later than the one before; all days, or all times within days.</param>
    /// <exception cref="ArgumentException">They are out of order, repeated or of mixed kinds.</exception>
    public SessionSchedule(IEnumerable<TradingTime> times)
    {
        _times = [.. NotNull.Require(times)];
        for (int i = 1; i < _times.Length; i++)
        {
            if (_times[i] <= _times[i - 1] || _times[i].IsIntraday != _times[i - 1].IsIntraday)
            {
                throw new ArgumentException(
                    $"{_times[i]} cannot come after {_times[i - 1]}: sessions are in order, each once, and "
                        + $"all of one kind.",
                    nameof(times)
                );
            }
        }
    }

    /// <summary>The number of sessions.</summary>
    public int Count => _times.Length;

    /// <summary>The time of a session, from 0.</summary>
    public TradingTime this[int index] => _times[index];

    /// <summary>Creates a schedule; <c>SessionSchedule days = [monday, tuesday]</c> does.</summary>
    /// <exception cref="ArgumentException">The times are out of order, repeated or of mixed kinds.</exception>
    public static SessionSchedule Create(ReadOnlySpan<TradingTime> times) => new(times.ToArray());

    /// <summary>One session at each stamp of a price series.</summary>
    public static SessionSchedule FromPrices(PriceSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new SessionSchedule(series.Times);
    }

    /// <summary>
    /// The sessions between two times, both included; if the end is a day, all of its times are included.
    /// </summary>
    /// <param name="from">The earliest time; null for the first session.</param>
    /// <param name="to">The latest time; null for the last session.</param>
    public SessionSchedule Between(TradingTime? from = null, TradingTime? to = null) =>
        new(_times.Where(time => !(time < from) && !IsAfter(time, to)));

    /// <summary>Whether there is a session at a time.</summary>
    public bool Contains(TradingTime time) => Array.BinarySearch(_times, time) >= 0;

    /// <summary>Checks that there is a session at the time of a context.</summary>
    /// <exception cref="SessionRefusedException">There is none; the message names the nearest ones.</exception>
    public void RequireSession(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Require(context, WhyNot(context.Time));
    }

    /// <summary>
    /// Checks that the time of a context is within the sessions: in their resolution, and not after the last one. It
    /// can be between two of them, as the times of a replay can.
    /// </summary>
    /// <exception cref="SessionRefusedException">It is not; the message names both times.</exception>
    public void RequireWithin(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Require(context, WhyBeyond(context.Time));
    }

    /// <summary>Whether the other has the same times.</summary>
    public bool Equals(SessionSchedule? other) => other is not null && _times.AsSpan().SequenceEqual(other._times);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SessionSchedule);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_times.Length, _times.FirstOrDefault());

    /// <inheritdoc/>
    public IEnumerator<TradingTime> GetEnumerator() => _times.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The sessions of market data; null if it does not know its stamps.</summary>
    internal static SessionSchedule? Of(IMarketData marketData) =>
        marketData is IStampedMarketData stamped ? new SessionSchedule(stamped.Times) : null;

    /// <summary>Why a time is not within the sessions, between two of them included; null if it is.</summary>
    internal string? WhyBeyond(TradingTime time) =>
        _times.Length == 0 ? "there is no session at all"
        : time.IsIntraday && !_times[0].IsIntraday ? $"{time} is a time within a day, and the sessions are days"
        : !time.IsIntraday && _times[0].IsIntraday ? $"{time} is a day, and the sessions are times within days"
        : time > _times[^1] ? $"{time} is later than the last price, which is at {_times[^1]}"
        : null;

    private string? WhyNot(TradingTime time) =>
        WhyBeyond(time)
        ?? (
            Contains(time) ? null
            : time < _times[0] ? $"there is no session at {time}; the first one is at {_times[0]}"
            : $"there is no session at {time}; the one before is at {_times[~Array.BinarySearch(_times, time) - 1]}, "
                + $"the next one at {_times[~Array.BinarySearch(_times, time)]}"
        );

    private static void Require(TradingContext context, string? objection)
    {
        if (objection is not null)
        {
            throw new SessionRefusedException(context, SessionRefusal.NotScheduled, objection);
        }
    }

    private static bool IsAfter(TradingTime time, TradingTime? end) =>
        end is { } last && (last.IsIntraday ? time > last : time.Date > last.Date);
}
