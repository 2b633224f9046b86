using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AiTrader.Benchmarks.Runs;

/// <summary>One <c>aitrader run</c> of the synthetic market, in a process of its own.</summary>
/// <param name="Sessions">How many sessions were run.</param>
/// <param name="Seconds">How long the sessions took, as the program says.</param>
/// <param name="Processor">The processor time of the process, its start included, in seconds.</param>
internal sealed partial record RunProgram(int Sessions, double Seconds, double Processor)
{
    /// <summary>Runs it.</summary>
    /// <param name="store">The store, as <c>--store</c> takes it.</param>
    /// <param name="more">More arguments.</param>
    public static async Task<RunProgram> RunAsync(string store, params string[] more)
    {
        double before = ReadProcessorOfChildren();
        string program = Path.Combine(AppContext.BaseDirectory, "aitrader.dll");
        using var process =
            Process.Start(
                new ProcessStartInfo("dotnet", ["exec", program, "run", "--store", store, .. more])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            ) ?? throw new InvalidOperationException("No process was started.");
        var error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var ran = Ran().Match(output);
        return process.ExitCode == 0 && ran.Success
            ? new RunProgram(
                int.Parse(ran.Groups["sessions"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture),
                double.Parse(ran.Groups["seconds"].Value, NumberStyles.Number, CultureInfo.InvariantCulture),
                ReadProcessorOfChildren() - before
            )
            : throw new InvalidOperationException($"aitrader run ends with {process.ExitCode}: {await error}");
    }

    // proc(5): the fields 16 and 17 of stat are the processor time of children that have ended, in ticks of 10 ms. Two
    // fields are before the end of the name of the program, which can have blanks.
    private static double ReadProcessorOfChildren()
    {
        string stat = File.ReadAllText("/proc/self/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[13..15].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) / 100;
    }

    // Ran 6,956 sessions in 1.4 s.
    [GeneratedRegex(@"Ran (?<sessions>[0-9,]+) sessions in (?<seconds>[0-9,.]+) s", RegexOptions.ExplicitCapture)]
    private static partial Regex Ran();
}
