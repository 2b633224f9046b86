namespace AiTrader.Runner.Arenas;

/// <summary>Which sessions of the prices are run.</summary>
/// <param name="From">The first session; null for the first stamp of the prices.</param>
/// <param name="To">The last session; null for the last stamp of the prices.</param>
internal sealed record SessionRange(TradingTime? From, TradingTime? To)
{
    /// <summary>Whether it ends before it begins; a day ends with the last of its times.</summary>
    public bool IsReversed => From > To && From.Value.Date > To.Value.Date;

    /// <summary><c>from 2025-10-01 to 2025-10-31</c>; empty if both ends are open.</summary>
    public override string ToString() =>
        string.Join(' ', (string?[])[From is { } from ? $"from {from}" : null, To is { } to ? $"to {to}" : null])
            .Trim();
}
