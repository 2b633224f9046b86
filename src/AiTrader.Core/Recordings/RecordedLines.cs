using System.Text.Json;

namespace AiTrader.Audits;

/// <summary>Reads the records of a file of JSON lines; a line that is not one is kept apart.</summary>
internal static class RecordedLines
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads a record of its members and its line; a FormatException says what is wrong.</param>
    /// <exception cref="DataFileException">A line is too long, or a compressed file was cut off.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static IReadOnlyList<UnreadableLine> Read(string path, Action<RecordedFields, long> read)
    {
        var unreadable = new List<UnreadableLine>();
        foreach (var line in JsonLineFile.Read(path))
        {
            if (Problem(line.Text, fields => read(fields, line.Number)) is { } problem)
            {
                unreadable.Add(new UnreadableLine(line.Number, problem));
            }
        }

        return unreadable;
    }

    /// <summary>Reads a record of its text.</summary>
    /// <returns>Why it is not one; null if it is.</returns>
    public static string? Problem(string text, Action<RecordedFields> read)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Strict);
            return Refusal(() => read(new RecordedFields(json.RootElement)));
        }
        catch (JsonException malformed)
        {
            return IsJson(text)
                ? $"The line has a member twice: {malformed.Message}"
                : $"The line is not JSON: {MessageText.Quote(text)}.";
        }
        catch (InvalidOperationException)
        {
            return "The line is not Unicode; it has half a character.";
        }
    }

    /// <summary>Reads a record of anything else.</summary>
    /// <param name="read">Reads it; a FormatException says what is wrong.</param>
    /// <returns>Why it is not one; null if it is.</returns>
    public static string? Refusal(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (FormatException malformed)
        {
            return malformed.Message;
        }
        catch (ArithmeticException)
        {
            return "The amounts of the record are beyond what can be computed with.";
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
