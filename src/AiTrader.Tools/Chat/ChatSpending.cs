using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>What the replies of one session have used so far, including the replies in its journal.</summary>
internal sealed class ChatSpending(ChatBudget budget)
{
    private long _tokens;
    private decimal _cost;

    /// <summary>Whether no further reply can be requested.</summary>
    public bool IsUsedUp => _tokens >= budget.Tokens || _cost >= budget.CostLimit?.Limit;

    /// <summary>Counts a reply; without usage data from the endpoint, it counts no tokens.</summary>
    public void Add(UsageDetails? usage)
    {
        _tokens += usage?.TotalTokenCount ?? (usage?.InputTokenCount ?? 0) + (usage?.OutputTokenCount ?? 0);
        _cost += budget.CostLimit?.GetCost(usage) ?? 0;
    }
}
