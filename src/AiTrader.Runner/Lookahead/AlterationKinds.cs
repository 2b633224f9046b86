namespace AiTrader.Runner.Lookahead;

/// <summary>What is altered after the time of a session.</summary>
[Flags]
internal enum AlterationKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The values of bars, those of the bar that is not finished included.</summary>
    Values = 1,

    /// <summary>The stamps of bars.</summary>
    Stamps = 2,

    /// <summary>Which symbols begin and end.</summary>
    Symbols = 4,

    /// <summary>Splits and dividends.</summary>
    Actions = 8,

    /// <summary>News.</summary>
    News = 16,

    /// <summary>Notes.</summary>
    Notes = 32,

    /// <summary>Everything.</summary>
    All = Values | Stamps | Symbols | Actions | News | Notes,
}
