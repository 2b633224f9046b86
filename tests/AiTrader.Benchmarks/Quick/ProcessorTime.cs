using System.Diagnostics;

namespace AiTrader.Benchmarks.Quick;

/// <summary>The processor time of a process, which the system does not tell after its end.</summary>
internal static class ProcessorTime
{
    /// <summary>Waits for the end of a process.</summary>
    /// <returns>Its processor time in seconds, the last few milliseconds of it not included.</returns>
    public static async Task<double> WatchAsync(Process process)
    {
        double seconds = 0;
        while (!process.HasExited)
        {
            try
            {
                process.Refresh();
                seconds = process.TotalProcessorTime.TotalSeconds;
            }
            catch (InvalidOperationException)
            {
                // It has ended since it was asked.
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        await process.WaitForExitAsync();
        return seconds;
    }
}
