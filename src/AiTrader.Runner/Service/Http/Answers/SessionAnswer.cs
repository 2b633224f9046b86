using AiTrader.Runner.Service.Runs;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>A session.</summary>
/// <param name="Signature">The trader.</param>
/// <param name="Time">Its time.</param>
/// <param name="State">
/// completed, if it has a result; otherwise that of the run that asked for it: pending, canceled, refused or faulted.
/// </param>
/// <param name="Reason">Why its run is refused or faulted, or who canceled it; absent otherwise.</param>
/// <param name="Result">The outcome, and the fills; absent until the session is completed.</param>
internal sealed record SessionAnswer(
    Signature Signature,
    TradingTime Time,
    RunState State,
    string? Reason,
    SessionResult? Result
);
