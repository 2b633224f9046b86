using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>A run, and how far it is.</summary>
internal sealed record RunAnswer
{
    /// <summary>Which run of the trader it is; the last part of its address.</summary>
    public required string Id { get; init; }

    /// <summary>The trader.</summary>
    public required Signature Signature { get; init; }

    /// <summary>The model that decides.</summary>
    public required ModelId ModelId { get; init; }

    /// <summary>The first session.</summary>
    public required TradingTime From { get; init; }

    /// <summary>The last session.</summary>
    public required TradingTime To { get; init; }

    /// <summary>pending, completed, canceled, refused or faulted.</summary>
    public required RunState State { get; init; }

    /// <summary>Why it waits, is refused or is faulted, or who canceled it; absent otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Whether a user wants it to be canceled.</summary>
    public required bool IsCanceling { get; init; }

    /// <summary>How many sessions it has.</summary>
    public required int Sessions { get; init; }

    /// <summary>How many of them are completed.</summary>
    public required int Completed { get; init; }

    /// <summary>That of a run.</summary>
    public static RunAnswer Of(Run run, Account? account, SessionSchedule schedule)
    {
        var sessions = schedule.Between(run.From, run.To);
        return new()
        {
            Id = run.Id.ToString(),
            Signature = run.Signature,
            ModelId = run.ModelId,
            From = run.From,
            To = run.To,
            State = run.State,
            Reason = run.Reason,
            RequestedBy = run.RequestedBy,
            IsCanceling = run is { IsFinished: false, CancelRequestedBy: not null },
            Sessions = sessions.Count,
            Completed =
                run.Completed
                ?? sessions.Count(time => time <= account?.CompletedThrough && !account.IsWithdrawn(time)),
        };
    }
}
