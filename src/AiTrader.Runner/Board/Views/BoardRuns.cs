using AiTrader.Runner.Reports;
using AiTrader.Runner.Service.Http.Answers;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Registrations;
using AiTrader.Runner.Service.Runs;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Board.Views;

/// <summary>The runs that a page lists.</summary>
/// <param name="runs">The runs.</param>
/// <param name="progress">How far they are.</param>
/// <param name="registrations">The registered traders.</param>
/// <param name="visibility">Who may see whom.</param>
internal sealed class BoardRuns(
    RunBook runs,
    RunProgress progress,
    RegistrationBook registrations,
    Visibility visibility
)
{
    private const int Most = 20;
    private const int MostWaiting = 100;

    /// <summary>Runs that are not finished, of the first traders that a user may see.</summary>
    public async Task<IReadOnlyList<RunAnswer>> ListPendingAsync(User user, CancellationToken cancellationToken)
    {
        var answers = new List<RunAnswer>();
        await foreach (var signature in runs.ListPendingAsync(cancellationToken))
        {
            if (await visibility.IsVisibleAsync(user, signature, cancellationToken))
            {
                var queue = await runs.FindQueueAsync(signature, cancellationToken);
                foreach (var run in queue.Runs.Take(1))
                {
                    answers.Add(await progress.AnswerOfAsync(run, cancellationToken));
                }
            }

            if (answers.Count == Most)
            {
                break;
            }
        }

        return answers;
    }

    /// <summary>The runs of a trader: those that are not finished, and the others by their times.</summary>
    public async Task<IReadOnlyList<RunAnswer>> ListAsync(Signature signature, CancellationToken cancellationToken)
    {
        var answers = new List<RunAnswer>();
        await foreach (var run in runs.ListAsync(signature, cancellationToken).Take(Most))
        {
            answers.Add(await progress.AnswerOfAsync(run, cancellationToken));
        }

        return answers;
    }

    /// <summary>The first registered traders that a user may see and that have no account yet.</summary>
    public async Task<IReadOnlyList<Registration>> ListWaitingAsync(
        User user,
        Report? report,
        CancellationToken cancellationToken
    )
    {
        var known = (report?.Traders ?? []).Select(trader => trader.Facts.Signature).ToHashSet();
        return await registrations
            .ListAsync(user, null, cancellationToken)
            .Where(registration => !known.Contains(registration.Signature))
            .Take(MostWaiting)
            .ToListAsync(cancellationToken);
    }
}
