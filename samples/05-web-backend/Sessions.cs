using AiTrader;

/// <summary>Starts sessions for whoever asks: each user trades under the user's own signature.</summary>
internal static class Sessions
{
    private static readonly SessionRunOptions Options = new() { OpeningCash = new Money(10_000) };

    /// <summary>Runs the intraday sessions of a day, and answers with the result of each.</summary>
    public static async Task<IResult> RunDayAsync(
        string user,
        DayRequest request,
        SessionRunner sessions,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var asked = new TradingContextBuilder
        {
            Signature = user,
            ModelId = request.ModelId,
            Time = request.Date,
        };
        if (!asked.TryBuild(out var day, out var problems))
        {
            return Results.ValidationProblem(
                problems.ToDictionary(problem => problem.Field, problem => new[] { problem.ToString() })
            );
        }

        if (services.GetKeyedService<IDecisionMaker>(day.ModelId) is not { } model)
        {
            return Results.Problem($"No model '{day.ModelId}' is offered here.", statusCode: 400);
        }

        try
        {
            var results = new List<SessionResult>();
            var times = sessions.Schedule!.Where(time => time.Date == day.Time.Date);

            // A day without sessions is refused as the day itself would be.
            foreach (var time in times.DefaultIfEmpty(day.Time))
            {
                var context = TradingContext.For(day.Signature).Using(day.ModelId).At(time);
                results.Add(await sessions.RunAsync(context, model, Options, cancellationToken));
            }

            return Results.Ok(results);
        }
        catch (SessionRefusedException refused)
        {
            // Another model, another request that runs just now, a day before one that was traded.
            return Results.Problem(refused.Message, statusCode: 409, title: refused.Reason.ToString());
        }
    }
}
