namespace AiTrader.Runner.Input;

/// <summary>
/// A file with a secret: keys, or a store with a password. One that other users can write is refused, because they
/// could put their own key there; one that they can read is warned of.
/// </summary>
internal static class SecretFile
{
    private const UnixFileMode Writable = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode Readable = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parse">Parses its text; the error shows nothing of a secret.</param>
    /// <exception cref="FormatException">
    /// It does not exist, cannot be read, can be written by other users, or its text is refused.
    /// </exception>
    public static T Read<T>(string path, Func<string, T> parse) =>
        (ModeOf(TextValue.ExistingFile(path)) & Writable) == 0
            ? FileContent.Read(path, parse)
            : throw new FormatException(
                $"{MessageText.QuoteFile(path)} is refused: other users can write it. Use 'chmod 600'."
            );

    /// <summary>The warning for a file that other users can read; null if they cannot.</summary>
    public static string? FindWarning(string path) =>
        File.Exists(path) && (ModeOf(path) & Readable) != 0
            ? $"Other users can read {MessageText.QuoteFile(path)}, which has a secret. Use 'chmod 600'."
            : null;

    // Of a link, the mode of the file that it leads to. A pipe of the shell has no name to ask.
    private static UnixFileMode ModeOf(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return UnixFileMode.None;
        }

        try
        {
            return File.GetUnixFileMode(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        }
        catch (IOException)
        {
            return UnixFileMode.None;
        }
    }
}
