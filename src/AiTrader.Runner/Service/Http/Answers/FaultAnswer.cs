using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>A fault of a session.</summary>
/// <param name="Time">The session.</param>
/// <param name="ModelId">The model.</param>
/// <param name="Attempt">Which fault of the session it is, from 1.</param>
/// <param name="RecordedAt">When it happened.</param>
/// <param name="Type">The type of the failure.</param>
/// <param name="Message">Its message.</param>
internal sealed record FaultAnswer(
    TradingTime Time,
    ModelId ModelId,
    int Attempt,
    DateTimeOffset RecordedAt,
    string Type,
    string Message
)
{
    /// <summary>That of a fault.</summary>
    public static FaultAnswer Of(SessionFault fault) =>
        new(fault.Context.Time, fault.Context.ModelId, fault.Attempt, fault.RecordedAt, fault.Type, fault.Message);
}
