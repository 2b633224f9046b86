namespace AiTrader.Performance;

/// <summary>A trader beside the curve it is compared with.</summary>
/// <param name="Benchmark">The curve it is compared with.</param>
/// <param name="Relative">The metrics relative to it.</param>
public sealed record BenchmarkComparison(EquityCurve Benchmark, RelativeMetrics Relative);
