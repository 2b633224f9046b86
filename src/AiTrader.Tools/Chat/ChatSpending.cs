using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>What the replies of one session have taken so far, those of its journal included.</summary>
internal sealed class ChatSpending(ChatBudget budget)
{
    private long _tokens;
    private decimal _cost;

    /// <summary>Whether no further reply may be asked for.</summary>
    public bool IsUsedUp => _tokens >= budget.Tokens || _cost >= budget.CostLimit?.Limit;

    /// <summary>Counts a reply; an endpoint that does not tell its tokens spends none.</summary>
    public void Add(UsageDetails? usage)
    {
        _tokens += usage?.TotalTokenCount ?? 0;
        _cost += budget.CostLimit?.GetCost(usage) ?? 0;
    }
}
