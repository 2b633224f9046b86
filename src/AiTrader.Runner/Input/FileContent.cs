namespace AiTrader.Runner.Input;

/// <summary>The content of a file that an option names.</summary>
internal static class FileContent
{
    /// <summary>The most bytes that a file with a key, a store or a prompt can have: 65,536.</summary>
    public const int MaximumLength = 1 << 16;

    /// <summary>The most bytes that a traders file can have: 4,194,304.</summary>
    public const int MaximumTradersLength = 1 << 22;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parse">Parses its text; the error shows nothing of a secret.</param>
    /// <exception cref="FormatException">It does not exist, cannot be read, or its text is refused.</exception>
    public static T Read<T>(string path, Func<string, T> parse)
    {
        string file = TextValue.ExistingFile(path);
        try
        {
            return parse(TextFile.ReadAllText(file, MaximumLength));
        }
        catch (Exception unreadable)
            when (unreadable is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new FormatException($"'{file}' cannot be read: {unreadable.Message}", unreadable);
        }
        catch (FormatException refusal)
        {
            throw new FormatException($"'{file}' is refused. {refusal.Message}", refusal);
        }
    }
}
