using AiTrader.Runner.Arenas;
using AiTrader.Runner.Service.Runs;

namespace AiTrader.Runner.Service;

/// <summary>The traders that the program was started with.</summary>
internal sealed class PlannedTraders(IReadOnlyList<Trader> traders) : ITraderSource
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<Trader> All => traders;

    /// <summary>The traders of a plan in its season.</summary>
    public static PlannedTraders Of(RunPlan plan, Season season) =>
        new([.. plan.Entrants.All.Select(entrant => entrant.Enter(season, plan)).OfType<Trader>()]);

    /// <inheritdoc/>
    public ValueTask<Trader?> FindAsync(Signature signature, CancellationToken cancellationToken) =>
        ValueTask.FromResult(traders.FirstOrDefault(trader => trader.Signature == signature));
}
