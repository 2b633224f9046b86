namespace AiTrader.Runner.Reports;

/// <summary>The unit of a metric.</summary>
internal enum MetricUnit
{
    /// <summary>A fraction, shown as a percentage.</summary>
    Percent = 1,

    /// <summary>A plain number.</summary>
    Ratio = 2,

    /// <summary>An amount of the accounts' currency.</summary>
    Money = 3,

    /// <summary>A whole number.</summary>
    Count = 4,
}
