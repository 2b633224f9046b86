using Spectre.Console;

namespace AiTrader.Runner.Output;

/// <summary>Shows bars while something runs, where a terminal can; elsewhere it says once that it runs.</summary>
internal static class Watch
{
    /// <summary>Runs something.</summary>
    /// <param name="screen">Where the bars are shown.</param>
    /// <param name="bars">What each bar is called, how many sessions it has and how many of them are done.</param>
    /// <param name="live">Whether bars are wanted: they and a log would disturb each other.</param>
    /// <param name="run">Runs it, with one progress a bar.</param>
    public static async Task<T> RunAsync<T>(
        Screen screen, IReadOnlyList<(string Name, int Sessions, int Completed)> bars, bool live, Func<IReadOnlyList<SessionProgress>, Task<T>> run)
    {
        if (!live || !screen.Notes.Profile.Capabilities.Interactive || !screen.Notes.Profile.Out.IsTerminal)
        {
            return await run([.. bars.Select(_ => new SessionProgress(null))]);
        }

        return await screen.Notes.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(progress => run([.. bars.Select(bar => new SessionProgress(Start(progress, bar)))]));
    }

    private static ProgressTask Start(ProgressContext progress, (string Name, int Sessions, int Completed) bar)
    {
        var task = progress.AddTask($"{bar.Name}, {bar.Sessions} sessions", autoStart: true, maxValue: bar.Sessions);
        task.Increment(bar.Completed);
        return task;
    }
}
