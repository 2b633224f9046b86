namespace AiTrader.Performance;

/// <summary>A trader beside the curve it is compared with.</summary>
public sealed class BenchmarkComparison
{
    /// <summary>The curve it is compared with.</summary>
    public required EquityCurve Benchmark
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The metrics relative to it.</summary>
    public required RelativeMetrics Relative
    {
        get;
        init => field = NotNull.Require(value);
    }
}
