namespace AiTrader.Runner.Reports.Pages;

/// <summary>The entries, the faults and the requests of a trader, by session.</summary>
internal static class SessionRecords
{
    /// <summary>Sorts them.</summary>
    public static ILookup<TradingTime, object> Of(TraderReport trader) =>
        trader
            .History.Entries.Where(entry => SessionJson.IsAct(entry))
            .Select(entry => (entry.Context.Time, Record: (object)entry))
            .Concat(trader.History.Faults.Select(fault => (fault.Context.Time, Record: (object)fault)))
            .Concat(trader.History.Requests.Select(request => (request.Context.Time, Record: (object)request)))
            .ToLookup(record => record.Time, record => record.Record);
}
