namespace AiTrader.Stores;

/// <summary>Which events a store has.</summary>
/// <param name="First">The number of the first one; one more than <paramref name="Last"/> if there is none.</param>
/// <param name="Last">The number of the last one; zero if there never was one.</param>
public readonly record struct EventRange(long First, long Last);
