using System.Globalization;

namespace AiTrader.Benchmarks.Quick;

/// <summary>A row of the table.</summary>
/// <param name="Benchmark">What was measured.</param>
/// <param name="Measured">What came out, with its unit.</param>
/// <param name="Target">What was asked for; empty where the row is for orientation.</param>
/// <param name="Passed">Whether the target is met; null where there is none.</param>
/// <param name="Ratio">A ratio within this run, and of what to what; empty where there is none.</param>
internal sealed record QuickResult(string Benchmark, string Measured, string Target, bool? Passed, string Ratio)
{
    /// <summary>A row whose measurement may be at most a limit.</summary>
    public static QuickResult AtMost(string benchmark, double measured, double limit, string unit, string ratio = "") =>
        new(benchmark, Show(measured, unit), $"<= {Show(limit, unit)}", measured <= limit, ratio);

    /// <summary>A row whose measurement must be at least a limit.</summary>
    public static QuickResult AtLeast(
        string benchmark,
        double measured,
        double limit,
        string unit,
        string ratio = ""
    ) => new(benchmark, Show(measured, unit), $">= {Show(limit, unit)}", measured >= limit, ratio);

    /// <summary>A row for orientation.</summary>
    public static QuickResult Note(string benchmark, string measured, string ratio = "") =>
        new(benchmark, measured, "", null, ratio);

    /// <summary>A number as the table shows it.</summary>
    public static string Number(double value) =>
        value.ToString(value < 100 ? "0.##" : "#,0", CultureInfo.InvariantCulture);

    private static string Show(double value, string unit) => $"{Number(value)} {unit}";
}
