namespace AiTrader.Runner.Arenas;

/// <summary>A participant in a run, before its season is known.</summary>
internal interface IEntrant
{
    /// <summary>Creates the trader for a season; null if it does not take part.</summary>
    /// <param name="season">The season.</param>
    /// <param name="plan">The run: its seed, and the cash of entrants that name none.</param>
    Trader? Enter(Season season, RunPlan plan);
}
