using AiTrader.Tools;

namespace AiTrader.Runner.Service.Registrations;

/// <summary>
/// The budget of a trader's sessions, of which each member can only narrow what the service offers its model with: the
/// owner of the service pays for it.
/// </summary>
/// <param name="Turns">Replies; null as offered.</param>
/// <param name="Tokens">Tokens, input and output together; null as offered.</param>
/// <param name="WallTime">Seconds; null as offered.</param>
/// <param name="Money">The cost of a session; null as offered.</param>
internal sealed record OwnBudget(int? Turns, long? Tokens, int? WallTime, decimal? Money)
{
    /// <summary>The offered budget, narrowed.</summary>
    /// <param name="offered">What is offered.</param>
    /// <param name="prices">The prices of the model's tokens; null if they are not known.</param>
    public ChatBudget Narrow(ChatBudget offered, TokenPrices? prices) =>
        offered with
        {
            Turns = Math.Min(Turns ?? offered.Turns, offered.Turns),
            Tokens = Tokens is { } tokens ? Math.Min(tokens, offered.Tokens ?? tokens) : offered.Tokens,
            WallTime = WallTime is { } seconds
                ? TimeSpan.FromSeconds(Math.Min(seconds, offered.WallTime.TotalSeconds))
                : offered.WallTime,
            CostLimit =
                Money is { } limit && (offered.CostLimit?.Prices ?? prices) is { } known
                    ? new CostLimit(Math.Min(limit, offered.CostLimit?.Limit ?? limit), known)
                    : offered.CostLimit,
        };

    /// <summary>The members that are more than what is offered, with what is allowed.</summary>
    /// <param name="offered">What is offered.</param>
    /// <param name="prices">The prices of the model's tokens; null if they are not known.</param>
    public IEnumerable<(string Member, string What)> FindProblems(ChatBudget offered, TokenPrices? prices)
    {
        if (Turns > offered.Turns)
        {
            yield return ("turns", Refusal($"{Turns}", $"{offered.Turns}"));
        }

        if (Tokens > offered.Tokens)
        {
            yield return ("tokens", Refusal($"{Tokens}", $"{offered.Tokens}"));
        }

        if (WallTime > offered.WallTime.TotalSeconds)
        {
            yield return ("wallTime", Refusal($"{WallTime}", $"{offered.WallTime.TotalSeconds}"));
        }

        if (Money is { } limit && offered.CostLimit is { } most && limit > most.Limit)
        {
            yield return ("money", Refusal($"{limit}", $"{most.Limit}"));
        }

        if (Money is not null && offered.CostLimit is null && prices is null)
        {
            yield return ("money", "is refused; the service does not know the prices of this model's tokens.");
        }
    }

    private static string Refusal(string value, string most) =>
        FormattableString.Invariant($"'{value}' is refused; the service offers this model with {most} or less.");
}
