using System.Globalization;

namespace AiTrader.Runner.Reports;

/// <summary>Formats numbers for people. An undefined value is a dash, never NaN and never zero.</summary>
internal static class Figure
{
    /// <summary>The text for an undefined value.</summary>
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
