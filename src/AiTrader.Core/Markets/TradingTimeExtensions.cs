namespace AiTrader;

/// <summary>Trading times out of moments, and moments out of trading times, by the clock of a market.</summary>
public static class TradingTimeExtensions
{
    extension(TradingTime)
    {
        /// <summary>
        /// The time that the market's clock shows at a moment. A fraction of a second is left out, so that the time is
        /// never later than the moment. In the hour that a clock shows twice, when it is set back, two moments have
        /// the same time.
        /// </summary>
        /// <param name="instant">The moment, with any offset.</param>
        /// <param name="market">The market whose clock it is.</param>
        /// <exception cref="ArgumentException">This machine does not know the market's time zone.</exception>
        public static TradingTime FromInstant(DateTimeOffset instant, Market market)
        {
            ArgumentNullException.ThrowIfNull(market);
            var local = TimeZoneInfo.ConvertTime(instant, ZoneOf(market));
            var (date, time) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
            return new(date, new TimeOnly(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond)));
        }
    }

    /// <summary>
    /// The moment at which the market's clock shows a time, with the offset that the market has then. Of the hour that
    /// a clock shows twice, when it is set back, it is the first.
    /// </summary>
    /// <param name="time">A time within a day.</param>
    /// <param name="market">The market whose clock it is.</param>
    /// <exception cref="ArgumentException"><paramref name="time"/> is a day, which is not one moment; or the clock
    /// skips it, when it is set forward; or this machine does not know the market's time zone.</exception>
    public static DateTimeOffset ToInstant(this TradingTime time, Market market)
    {
        ArgumentNullException.ThrowIfNull(market);
        if (time == default || time.TimeOfDay is not { } timeOfDay)
        {
            throw new ArgumentException($"{time} is not one moment; a day has many.", nameof(time));
        }

        var zone = ZoneOf(market);
        var local = time.Date.ToDateTime(timeOfDay);
        if (zone.IsInvalidTime(local))
        {
            throw new ArgumentException(
                $"The clock of {market} skips {time}, when it is set forward in {market.TimeZone}.",
                nameof(time)
            );
        }

        // The first of two moments is the one with the larger offset.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    private static TimeZoneInfo ZoneOf(Market market) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(market.TimeZone, out var zone)
            ? zone
            : throw new ArgumentException(
                $"This machine does not know {MessageText.Quote(market.TimeZone)}, the time zone of {market}.",
                nameof(market)
            );
}
