using AiTrader.Stores;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>One session of a report.</summary>
/// <param name="Number">Its number on the page.</param>
/// <param name="Time">The trading time.</param>
/// <param name="Trader">Whose.</param>
/// <param name="Mark">Its outcome.</param>
internal sealed record ReportSession(int Number, TradingTime Time, TraderReport Trader, SessionOutcome Mark)
{
    /// <summary>What is to be known of it beside its acts and its conversation, one sentence each.</summary>
    /// <param name="requests">Its requests.</param>
    public IReadOnlyList<string> FactsOf(IReadOnlyList<SessionRequest> requests)
    {
        var facts = new List<string>();
        if (requests.Count > 0)
        {
            facts.Add(SpendingTexts.SentenceOf(Trader.SpendingAt(requests, Mark)));
        }

        if (Trader.Learned.Contains(Time))
        {
            facts.Add("Before the knowledge cutoff of the model, which may have learned what happened.");
        }

        return facts;
    }
}
