using System.Globalization;

namespace AiTrader.Runner.Reports;

/// <summary>Numbers as people read them. What is not defined is a dash, never NaN and never a zero.</summary>
internal static class Figure
{
    /// <summary>What is shown for what is not defined.</summary>
    public const string Undefined = "–";

    /// <summary>A figure.</summary>
    public static string Text(double? value, MetricUnit unit) =>
        value is not { } defined || !double.IsFinite(defined)
            ? Undefined
            : unit switch
            {
                MetricUnit.Percent => defined.ToString("+0.00%;-0.00%;0.00%", CultureInfo.InvariantCulture),
                MetricUnit.Ratio => defined.ToString("0.00", CultureInfo.InvariantCulture),
                MetricUnit.Money => defined.ToString("N2", CultureInfo.InvariantCulture),
                MetricUnit.Count => defined.ToString("N0", CultureInfo.InvariantCulture),
                _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "There is no such unit."),
            };

    /// <summary>A percentage; a dash for null.</summary>
    public static string Percent(double? value) => Text(value, MetricUnit.Percent);

    /// <summary>An amount.</summary>
    public static string Text(Money value) => value.Value.ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Text(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
