namespace AiTrader.Core.Tests.Stores.Sqlite.Damage;

/// <summary>What a program did with a damaged file.</summary>
/// <param name="Damage">Where the file was damaged.</param>
/// <param name="Refusal">The exception with which it ended; null if there was none.</param>
/// <param name="IsSafe">Whether it was refused as damaged, or all acts equal those on the whole file.</param>
internal sealed record DamageResult(string Damage, Exception? Refusal, bool IsSafe)
{
    public override string ToString() => $"{Damage}: {Refusal?.GetType().Name ?? "other results"} {Refusal?.Message}";
}
