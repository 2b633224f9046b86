using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Runs;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Traders;

/// <summary>
/// Asks for runs and for their end, for the interface and for the board. Whoever asks acts through a context that a
/// <see cref="TradingContextBuilder"/> made: signature, model and time, each of them given.
/// </summary>
/// <param name="runs">The runs.</param>
/// <param name="placement">Who drives them.</param>
/// <param name="market">What is traded.</param>
/// <param name="events">Tells it.</param>
/// <param name="store">The store.</param>
internal sealed class RunRequests(
    RunBook runs,
    ITraderPlacement placement,
    TradedMarket market,
    EventRelay events,
    IStore store
)
{
    /// <summary>The word for the session after the last one that is completed.</summary>
    public const string Next = "next";

    /// <summary>Asks for a session; a day of an intraday market asks for all sessions of the day.</summary>
    /// <exception cref="ProblemException">It cannot be run; the problem names every value that is refused.</exception>
    public async Task<Run> AskForSessionAsync(
        SeenTrader trader,
        User user,
        string? model,
        string? time,
        CancellationToken cancellationToken
    )
    {
        string? given = time == Next ? await FindNextAsync(trader, cancellationToken) : TimeText(time);
        var context = Build(trader, (model, given), "$.time");
        var day = market.Schedule.Between(context.Time, context.Time);
        bool isWholeDay = !context.Time.IsIntraday && day is [{ IsIntraday: true }, ..];
        if (!isWholeDay)
        {
            RequireSession(context);
        }

        return await AddAsync(
            context,
            isWholeDay ? (day[0], day[^1]) : (context.Time, context.Time),
            user,
            cancellationToken
        );
    }

    /// <summary>Asks for the sessions from one time to another.</summary>
    /// <exception cref="ProblemException">They cannot be run; every value that is refused is named.</exception>
    public async Task<Run> AskForRunAsync(
        SeenTrader trader,
        User user,
        string? model,
        (string? From, string? To) range,
        CancellationToken cancellationToken
    )
    {
        var first = Build(trader, (model, TimeText(range.From) ?? market.Schedule[0].ToString()), "$.from");
        var last = Build(trader, (model, TimeText(range.To) ?? market.Schedule[^1].ToString()), "$.to");
        var sessions = market.Schedule.Between(first.Time, last.Time);
        return sessions.Count > 0
            ? await AddAsync(first, (sessions[0], sessions[^1]), user, cancellationToken)
            : throw Refusal("$.from", $"There is no session from {first.Time} to {last.Time}.");
    }

    /// <summary>Asks for a run to be canceled, between two acts.</summary>
    /// <returns>The run; null if there is none.</returns>
    public async Task<Run?> CancelAsync(Signature signature, RunId id, User user, CancellationToken cancellationToken)
    {
        if (await runs.RequestCancelAsync(signature, id, user.Name.Value, cancellationToken) is not { } run)
        {
            return await runs.FindAsync(signature, id, cancellationToken);
        }

        events.Tell(signature, RunEvent.Of(EventKinds.CancelRequested, run));
        await placement.WakeAsync(signature, cancellationToken);
        return run;
    }

    private static string? TimeText(string? time) => RunId.TryParseTime(time, out var read) ? read.ToString() : time;

    private static ProblemException Refusal(string place, string what) => new(Problem.Invalid((place, what)));

    private static TradingContext Build(SeenTrader trader, (string? Model, string? Time) given, string timePlace)
    {
        var asked = new TradingContextBuilder
        {
            Signature = trader.Signature.Value,
            ModelId = given.Model,
            Time = given.Time,
        };
        if (!asked.TryBuild(out var context, out var problems))
        {
            throw new ProblemException(
                Problem.Invalid([
                    .. problems.Select(problem => (PlaceOf(problem.Field, timePlace), problem.ToString())),
                ])
            );
        }

        if (trader.Registration is not { } registration)
        {
            throw new ProblemException(
                new Problem(ProblemKinds.SessionRefused, "Nobody has registered the trader; register it first.")
            );
        }

        return registration.ModelId == context.ModelId
            ? context
            : throw Refusal("$.modelId", $"The trader belongs to the model '{registration.ModelId}'.");
    }

    private static string PlaceOf(string field, string timePlace) =>
        field switch
        {
            "model" => "$.modelId",
            "time" => timePlace,
            _ => $"$.{field}",
        };

    private async Task<string> FindNextAsync(SeenTrader trader, CancellationToken cancellationToken)
    {
        var account = await store.Ledgers.FindAccountAsync(trader.Signature, cancellationToken);
        foreach (var time in market.Schedule)
        {
            if (!(time <= account?.CompletedThrough) && account?.IsWithdrawn(time) != true)
            {
                return time.ToString();
            }
        }

        throw Refusal("$.time", $"There is no next session; {account!.CompletedThrough} was the last one.");
    }

    private void RequireSession(TradingContext context)
    {
        try
        {
            market.Schedule.RequireSession(context);
        }
        catch (SessionRefusedException refused)
        {
            throw new ProblemException(Problem.Invalid(("$.time", refused.Message)));
        }
    }

    private async Task<Run> AddAsync(
        TradingContext context,
        (TradingTime From, TradingTime To) range,
        User user,
        CancellationToken cancellationToken
    )
    {
        await RequireRunnableAsync(context, range, cancellationToken);
        var run = new Run
        {
            Signature = context.Signature,
            ModelId = context.ModelId,
            From = range.From,
            To = range.To,
            RequestedBy = user.Name.Value,
        };
        var admission = await runs.AddAsync(run, cancellationToken);
        if (admission.Run is not { } admitted)
        {
            throw new ProblemException(
                new Problem(
                    ProblemKinds.TooManyRequests,
                    $"The trader already has {RunQueue.Longest} runs that are not finished."
                )
            );
        }

        if (admission.IsNew)
        {
            events.Tell(admitted.Signature, RunEvent.Of(EventKinds.RunRequested, admitted));
        }

        await placement.WakeAsync(admitted.Signature, cancellationToken);
        return admitted;
    }

    // The driver decides it again, when the run's turn comes.
    private async Task RequireRunnableAsync(
        TradingContext context,
        (TradingTime From, TradingTime To) range,
        CancellationToken cancellationToken
    )
    {
        var account = await store.Ledgers.FindAccountAsync(context.Signature, cancellationToken);
        var known = await runs.FindAsync(context.Signature, new RunId(range.From, range.To), cancellationToken);
        bool isWithdrawn = range.From == range.To && account?.IsWithdrawn(range.From) == true;
        if (!isWithdrawn && known is { State: RunState.Pending or RunState.Completed })
        {
            return;
        }

        var coverage = await RunCoverage.ReadAsync(
            store.Ledgers,
            context.Signature,
            market.Schedule.Between(range.From, range.To),
            cancellationToken
        );
        if (coverage.WhyNothing is { } reason)
        {
            throw new ProblemException(new Problem(ProblemKinds.SessionRefused, reason));
        }
    }
}
