namespace AiTrader.Runner.Texts;

/// <summary>A word of a command that is printed to be run in a shell.</summary>
internal static class ShellWord
{
    private const string Harmless = "_@%+=:,./-\\";

    /// <summary>The word as it is if a shell takes it so; otherwise in quotes.</summary>
    public static string Of(string text) =>
        text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || Harmless.Contains(character))
            ? text
        : OperatingSystem.IsWindows() ? $"\"{text}\""
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
