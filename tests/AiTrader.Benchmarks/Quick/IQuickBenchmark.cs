namespace AiTrader.Benchmarks.Quick;

/// <summary>A benchmark that says within half a minute whether its targets are met.</summary>
internal interface IQuickBenchmark
{
    /// <summary>The name by which it is run alone.</summary>
    string Name { get; }

    /// <summary>Measures, in a process of its own.</summary>
    Task<IReadOnlyList<QuickResult>> MeasureAsync();
}
