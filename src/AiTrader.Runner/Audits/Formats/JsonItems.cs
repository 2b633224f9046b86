using System.Text;
using System.Text.Json;
using AiTrader.Audits;

namespace AiTrader.Runner.Audits.Formats;

/// <summary>Reads the items of lists of a JSON document, each with its line.</summary>
internal static class JsonItems
{
    private const int MaximumLength = 1 << 28;

    /// <summary>Reads the items of the lists that are members of the document.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">The names of the lists.</param>
    /// <param name="read">Reads an item of a list; a FormatException says what is wrong.</param>
    /// <returns>What is not a record.</returns>
    /// <exception cref="DataFileException">The file is too long, or a compressed file was cut off.</exception>
    public static IReadOnlyList<UnreadableLine> Read(
        string path,
        IReadOnlyCollection<string> names,
        Action<string, RecordedFields, long> read
    )
    {
        byte[] bytes = BytesOf(path);
        var unreadable = new List<UnreadableLine>();
        var items = Find(bytes, names, unreadable);
        (long line, int counted) = (1, 0);
        foreach (var (name, index, from, length) in items)
        {
            line += bytes.AsSpan(counted, from - counted).Count((byte)'\n');
            counted = from;
            string text = Encoding.UTF8.GetString(bytes, from, length);
            long place = line;
            if (RecordedLines.Problem(text, fields => read(name, fields, place)) is { } problem)
            {
                unreadable.Add(new UnreadableLine(line, $"{name}[{index}]: {problem}"));
            }
        }

        return unreadable;
    }

    private static byte[] BytesOf(string path)
    {
        try
        {
            byte[] bytes = TextFile.ReadAllBytes(path, MaximumLength);
            return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        }
        catch (InvalidDataException damaged)
        {
            throw new DataFileException(path, 1, "", damaged.Message.TrimEnd('.'), damaged);
        }
    }

    // What comes after the first error is not read: nothing tells where it goes on.
    private static List<(string Name, int Index, int From, int Length)> Find(
        byte[] bytes,
        IReadOnlyCollection<string> names,
        List<UnreadableLine> unreadable
    )
    {
        var items = new List<(string, int, int, int)>();
        var found = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(bytes);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                {
                    continue;
                }

                string name = JsonValues.Text(ref reader);
                reader.Read();
                if (!names.Contains(name) || reader.TokenType != JsonTokenType.StartArray)
                {
                    reader.Skip();
                    continue;
                }

                if (!found.Add(name))
                {
                    throw new JsonException($"The document has the member {MessageText.Quote(name)} twice.");
                }

                for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    int from = (int)reader.TokenStartIndex;
                    reader.Skip();
                    items.Add((name, index, from, (int)reader.BytesConsumed - from));
                }
            }
        }
        catch (JsonException malformed)
        {
            unreadable.Add(
                new UnreadableLine(
                    (malformed.LineNumber ?? 0) + 1,
                    $"The document cannot be read on from here: {malformed.Message}"
                )
            );
        }

        return items;
    }
}
