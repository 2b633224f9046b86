namespace AiTrader.Stores;

/// <summary>A row of the faults.</summary>
/// <param name="Time">The session's time.</param>
/// <param name="Attempt">The number of the fault within its session, from 1; ignored when it is added.</param>
/// <param name="Model">The model id.</param>
/// <param name="RecordedAt">Milliseconds since 1970, UTC.</param>
/// <param name="Type">The exception's type.</param>
/// <param name="Message">What it said.</param>
internal sealed record SqliteFault(
    string Time,
    int Attempt,
    string Model,
    long RecordedAt,
    string Type,
    string Message
);
