using Spectre.Console;
using Spectre.Console.Rendering;

namespace AiTrader.Runner.Output;

/// <summary>
/// Writes results to standard output and everything else to standard error. A pipe gets plain text of any width. What a
/// user typed and what files say may contain escape sequences: a terminal must not obey them.
/// </summary>
internal sealed class Screen
{
    // No terminal, no width: wide enough that no table wraps.
    private const int PipedWidth = 200;

    private readonly IAnsiConsole _results;

    private Screen(IAnsiConsole results, IAnsiConsole notes)
    {
        _results = results;
        Notes = notes;
    }

    /// <summary>Where results go that are plain text.</summary>
    public TextWriter Results => _results.Profile.Out.Writer;

    /// <summary>Progress and other texts that are not results.</summary>
    public IAnsiConsole Notes { get; }

    /// <summary>The number of characters in a line of the results.</summary>
    public int Width => _results.Profile.Width;

    /// <summary>A screen that is not a terminal: it shows plain text, as wide as it needs.</summary>
    /// <param name="results">Where results go.</param>
    /// <param name="notes">Where everything else goes.</param>
    public static Screen Of(TextWriter results, TextWriter notes) =>
        new(Open(results, isRedirected: true), Open(notes, isRedirected: true));

    /// <summary>The screen of this process.</summary>
    public static Screen OfConsole()
    {
        StandardStreams.Secure();
        return new Screen(
            Open(Console.Out, Console.IsOutputRedirected),
            Open(Console.Error, Console.IsErrorRedirected)
        );
    }

    /// <summary>Writes a line of a result; unlike a table, it is not cut at the width of the terminal.</summary>
    public void Line(string text = "") => Results.WriteLine(MessageText.Lines(text));

    /// <summary>Writes a formatted result.</summary>
    public void Show(IRenderable result) => _results.Write(result);

    /// <summary>Writes progress to standard error.</summary>
    public void Note(string text) => Notes.Profile.Out.Writer.WriteLine(MessageText.OneLine(text));

    /// <summary>Writes a problem to standard error.</summary>
    public void Complain(string problem) => Note($"aitrader: {problem}");

    /// <summary>Writes the details of a failure to standard error.</summary>
    public void Trace(Exception failure) => Notes.Profile.Out.Writer.WriteLine(MessageText.Lines(failure.ToString()));

    private static IAnsiConsole Open(TextWriter writer, bool isRedirected)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) };
        if (isRedirected)
        {
            (settings.Ansi, settings.ColorSystem) = (AnsiSupport.No, ColorSystemSupport.NoColors);
        }

        var console = AnsiConsole.Create(settings);
        if (isRedirected)
        {
            console.Profile.Width = PipedWidth;
        }

        return console;
    }
}
