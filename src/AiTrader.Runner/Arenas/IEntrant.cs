using AiTrader.Stores;

namespace AiTrader.Runner.Arenas;

/// <summary>Who takes part in a run, before it is known in which season.</summary>
internal interface IEntrant
{
    /// <summary>The trader that it is in a season; null where it does not take part in it.</summary>
    /// <param name="season">The season.</param>
    /// <param name="plan">The run: its seed, and the cash of those that have none of their own.</param>
    /// <param name="journal">Where a model's conversations are kept.</param>
    Trader? Enter(Season season, RunPlan plan, IJournalStore journal);
}
