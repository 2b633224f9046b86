using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>A run, and how far it is.</summary>
/// <param name="Id">Which run of the trader it is; the last part of its address.</param>
/// <param name="Signature">The trader.</param>
/// <param name="ModelId">The model that decides.</param>
/// <param name="From">The first session.</param>
/// <param name="To">The last session.</param>
/// <param name="State">pending, completed, canceled, refused or faulted.</param>
/// <param name="Reason">Why it is refused or faulted, or who canceled it; absent otherwise.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="IsCanceling">Whether a user wants it to be canceled.</param>
/// <param name="Sessions">How many sessions it has.</param>
/// <param name="Completed">How many of them are completed.</param>
internal sealed record RunAnswer(
    string Id,
    Signature Signature,
    ModelId ModelId,
    TradingTime From,
    TradingTime To,
    RunState State,
    string? Reason,
    string RequestedBy,
    bool IsCanceling,
    int Sessions,
    int Completed
)
{
    /// <summary>That of a run.</summary>
    public static RunAnswer Of(Run run, Account? account, SessionSchedule schedule)
    {
        var sessions = schedule.Between(run.From, run.To);
        return new(
            run.Id.ToString(),
            run.Signature,
            run.ModelId,
            run.From,
            run.To,
            run.State,
            run.Reason,
            run.RequestedBy,
            run is { IsFinished: false, CancelRequestedBy: not null },
            sessions.Count,
            sessions.Count(time => time <= account?.CompletedThrough)
        );
    }
}
