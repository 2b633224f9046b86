namespace AiTrader.Mutating;

/// <summary>What the tests made of a change.</summary>
internal enum MutantStatus
{
    /// <summary>A test failed.</summary>
    Killed,

    /// <summary>The tests did not end in time.</summary>
    Timeout,

    /// <summary>All tests passed.</summary>
    Survived,

    /// <summary>No test reaches the place.</summary>
    NoCoverage,
}
