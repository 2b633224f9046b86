using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports.Formats;

/// <summary>Requests, tokens and cost as JSON. What is not known is null, and is counted.</summary>
internal static class SpendingJson
{
    /// <summary>Those of a trader, with those of its sessions that asked a model.</summary>
    public static object Of(TraderReport trader)
    {
        var members = Members(trader.Spending);
        members["cost_per_decision"] = trader.Spending.CostPerDecision;
        members["sessions"] = trader
            .History.Requests.GroupBy(request => request.Context.Time)
            .OrderBy(session => session.Key)
            .Select(session => Of(trader, session));
        return members;
    }

    private static Dictionary<string, object?> Of(TraderReport trader, IGrouping<TradingTime, SessionRequest> session)
    {
        var mark = trader.Outcomes.GetValueOrDefault(session.Key, SessionOutcome.Missing);
        var members = Members(trader.SpendingAt(session, mark));
        members["time"] = session.Key.ToString();
        return members;
    }

    private static Dictionary<string, object?> Members(Spending spending)
    {
        var totals = spending.Totals;
        return new()
        {
            ["count"] = spending.RequestCount,
            ["retries"] = spending.RetryCount,
            ["failed"] = spending.FailureCount,
            ["failures"] = totals.Reasons.ToDictionary(reason => reason.Reason, reason => reason.Count),
            ["input_tokens"] = totals.InputTokens,
            ["cache_read_tokens"] = totals.CacheReadTokens,
            ["cache_written_tokens"] = totals.CacheWrittenTokens,
            ["output_tokens"] = totals.OutputTokens,
            ["cost"] = spending.Cost,
            ["unknown_tokens"] = totals.UnknownTokenCount,
            ["unknown_costs"] = totals.UnknownCostCount,
            ["unrecorded_sessions"] = spending.UnrecordedCount,
        };
    }
}
