using Spectre.Console;

namespace AiTrader.Runner.Output;

/// <summary>Shows the progress of sessions: bars on a terminal, otherwise plain lines.</summary>
internal static class Watch
{
    /// <summary>Runs something.</summary>
    /// <param name="screen">The screen.</param>
    /// <param name="traders">Who trades.</param>
    /// <param name="live">Whether progress is shown: it would disturb a log of each session.</param>
    /// <param name="run">Runs it, and reports each session.</param>
    public static async Task<T> RunAsync<T>(
        Screen screen,
        IReadOnlyList<WatchedTrader> traders,
        bool live,
        Func<IProgress<SessionResult>, Task<T>> run
    )
    {
        var console = screen.Notes;
        if (!live || traders.Count == 0 || !console.Profile.Capabilities.Interactive || !console.Profile.Out.IsTerminal)
        {
            return await run(
                new SessionLines(
                    screen.Note,
                    traders.Sum(trader => trader.Sessions - trader.Completed.Total),
                    TimeProvider.System
                )
            );
        }

        return await console
            .Progress()
            .AutoClear(true)
            .Columns(SessionBars.ColumnsOf(console.Profile.Width))
            .StartAsync(progress => run(new SessionBars(progress, traders, console.Profile.Width, console.WriteLine)));
    }
}
