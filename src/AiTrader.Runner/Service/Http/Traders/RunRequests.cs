using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Http.Idempotency;
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

    private const string SessionPlace = "$.time";

    /// <summary>Asks for a session; a day of an intraday market asks for all sessions of the day.</summary>
    /// <param name="trader">The trader.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="asked">The model, and the time or <see cref="Next"/>.</param>
    /// <param name="refused">What is refused already.</param>
    /// <param name="begun">What is known of a request with an idempotency key; null for one without.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ProblemException">It cannot be run; the problem names every value that is refused.</exception>
    public async Task<Run> AskForSessionAsync(
        SeenTrader trader,
        User user,
        (string? Model, string? Time) asked,
        RefusedValues refused,
        BegunRequest? begun,
        CancellationToken cancellationToken
    )
    {
        string? given =
            asked.Time == Next ? await FindNextAsync(trader, begun, cancellationToken) : TimeText(asked.Time);
        var context = Build(trader, (asked.Model, given), SessionPlace, refused);
        var day = context is null ? [] : market.Schedule.Between(context.Time, context.Time);
        bool isWholeDay = context?.Time.IsIntraday == false && day is [{ IsIntraday: true }, ..];
        if (context is not null && !isWholeDay)
        {
            RequireSession(context, refused);
        }

        refused.ThrowIfAny();
        return await AddAsync(
            context!,
            isWholeDay ? (day[0], day[^1]) : (context!.Time, context.Time),
            user,
            begun,
            cancellationToken
        );
    }

    /// <summary>Asks for the sessions from one time to another.</summary>
    /// <param name="trader">The trader.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="asked">The model, and the first and the last session; those of the prices if they are null.</param>
    /// <param name="refused">What is refused already.</param>
    /// <param name="begun">What is known of a request with an idempotency key; null for one without.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ProblemException">They cannot be run; every value that is refused is named.</exception>
    public async Task<Run> AskForRunAsync(
        SeenTrader trader,
        User user,
        (string? Model, string? From, string? To) asked,
        RefusedValues refused,
        BegunRequest? begun,
        CancellationToken cancellationToken
    )
    {
        string from = TimeText(asked.From) ?? market.Schedule[0].ToString();
        string to = TimeText(asked.To) ?? market.Schedule[^1].ToString();
        var first = Build(trader, (asked.Model, from), "$.from", refused);
        var last = Build(trader, (asked.Model, to), "$.to", refused);
        SessionSchedule? sessions =
            first is null || last is null ? null : market.Schedule.Between(first.Time, last.Time);
        if (sessions is { Count: 0 })
        {
            refused.Add(
                "$.from",
                $"There is no session from {first!.Time} to {last!.Time}; the first one is at {market.Schedule[0]}, "
                    + $"the last one at {market.Schedule[^1]}."
            );
        }

        refused.ThrowIfAny();
        return await AddAsync(first!, (sessions![0], sessions[^1]), user, begun, cancellationToken);
    }

    /// <summary>Asks for a run to be canceled, between two acts.</summary>
    /// <param name="trader">The trader.</param>
    /// <param name="id">The id in the address.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ProblemException">Nobody has asked for this run.</exception>
    public async Task<Run> CancelAsync(SeenTrader trader, string id, User user, CancellationToken cancellationToken)
    {
        if (!RunId.TryParse(id, out var asked))
        {
            throw Unknown();
        }

        var signature = trader.Signature;
        if (await runs.RequestCancelAsync(signature, asked, user.Name.Value, cancellationToken) is not { } run)
        {
            return await runs.FindAsync(signature, asked, cancellationToken) ?? throw Unknown();
        }

        events.Tell(signature, RunEvent.Of(EventKinds.CancelRequested, run));
        await placement.WakeAsync(signature, cancellationToken);
        return run;
    }

    private static ProblemException Unknown() =>
        new(new Problem(ProblemKinds.NotFound, "Nobody has asked for this run."));

    private static string? TimeText(string? time) => RunId.TryParseTime(time, out var read) ? read.ToString() : time;

    private static TradingContext? Build(
        SeenTrader trader,
        (string? Model, string? Time) given,
        string timePlace,
        RefusedValues refused
    )
    {
        var asked = new TradingContextBuilder
        {
            Signature = trader.Signature.Value,
            ModelId = given.Model,
            Time = given.Time,
        };
        if (!asked.TryBuild(out var context, out var problems))
        {
            foreach (var problem in problems)
            {
                string place = PlaceOf(problem.Field, timePlace);
                refused.Add(
                    place,
                    place == SessionPlace ? $"{problem.ToString().TrimEnd('.')}, or '{Next}'." : $"{problem}"
                );
            }
        }

        if (trader.Registration is not { } registration)
        {
            throw new ProblemException(
                new Problem(ProblemKinds.SessionRefused, "Nobody has registered the trader; register it first.")
            );
        }

        if (registration.ModelId.Value != given.Model)
        {
            refused.Add(
                "$.modelId",
                $"{MessageText.Quote(given.Model)} is refused; allowed: '{registration.ModelId}', to which the trader "
                    + "belongs."
            );
        }

        return context;
    }

    private static string PlaceOf(string field, string timePlace) =>
        field switch
        {
            "model" => "$.modelId",
            "time" => timePlace,
            _ => $"$.{field}",
        };

    // Written with its key before the run is added: repeated, it asks for the same session.
    private Task<string> FindNextAsync(SeenTrader trader, BegunRequest? begun, CancellationToken cancellationToken) =>
        begun is null
            ? FindNextAsync(trader, cancellationToken)
            : begun.ResolveAsync(() => FindNextAsync(trader, cancellationToken));

    private async Task<string> FindNextAsync(SeenTrader trader, CancellationToken cancellationToken)
    {
        var account = await store.Ledgers.FindAccountAsync(trader.Signature, cancellationToken);
        if (market.FindNext(account) is { } next)
        {
            return next.ToString();
        }

        throw new ProblemException(
            Problem.Invalid((SessionPlace, $"There is no next session; {account!.CompletedThrough} was the last one."))
        );
    }

    private void RequireSession(TradingContext context, RefusedValues refused)
    {
        try
        {
            market.Schedule.RequireSession(context);
        }
        catch (SessionRefusedException refusal)
        {
            refused.Add(SessionPlace, refusal.Message);
        }
    }

    private async Task<Run> AddAsync(
        TradingContext context,
        (TradingTime From, TradingTime To) range,
        User user,
        BegunRequest? begun,
        CancellationToken cancellationToken
    )
    {
        await RequireRunnableAsync(context, range, begun, cancellationToken);
        var run = new Run
        {
            Signature = context.Signature,
            ModelId = context.ModelId,
            From = range.From,
            To = range.To,
            RequestedBy = user.Name.Value,
            RequestId = begun?.Id,
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
        BegunRequest? begun,
        CancellationToken cancellationToken
    )
    {
        var account = await store.Ledgers.FindAccountAsync(context.Signature, cancellationToken);
        var known = await runs.FindAsync(context.Signature, new RunId(range.From, range.To), cancellationToken);
        bool isWithdrawn = range.From == range.To && account?.IsWithdrawn(range.From) == true;
        bool isSame = begun is not null && known?.RequestId == begun.Id;
        if (isSame || (!isWithdrawn && known is { State: RunState.Pending or RunState.Completed }))
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
