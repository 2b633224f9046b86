namespace AiTrader.Runner.Lookahead;

/// <summary>Stamps of an altered world: a day or a minute later, so that their order and their kind stay.</summary>
internal static class LaterStamp
{
    /// <summary>The stamp in the place of a later one.</summary>
    public static TradingTime Of(TradingTime stamp)
    {
        if (stamp.Date == DateOnly.MaxValue)
        {
            return stamp;
        }

        return stamp.TimeOfDay is not { } time ? new TradingTime(stamp.Date.AddDays(1))
            : time.AddMinutes(1, out int days) is var minute && days == 0 ? new TradingTime(stamp.Date, minute)
            : new TradingTime(stamp.Date.AddDays(days), minute);
    }
}
