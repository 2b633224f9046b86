using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AiTrader.Runner.Output;

/// <summary>The standard streams of this process, made safe to write.</summary>
internal static class StandardStreams
{
    private const int Count = 3;

    // Kept open until the process ends.
    private static readonly List<SafeFileHandle> Placeholders = [];

    /// <summary>
    /// Makes sure that no output ends the program, and that no file that is opened later gets the number of a standard
    /// stream that was closed: its content would be mixed with output.
    /// </summary>
    public static void Secure()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Occupy();
        var error = new UnfailingWriter(Console.Error);
        Console.SetError(error);
        Console.SetOut(
            new UnfailingWriter(
                Console.Out,
                reason => error.WriteLine($"aitrader: Standard output cannot be written: {reason}")
            )
        );
    }

    private static void Occupy()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        while (handle.DangerousGetHandle() < Count)
        {
            Placeholders.Add(handle);
            handle = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        }

        handle.Dispose();
    }
}
