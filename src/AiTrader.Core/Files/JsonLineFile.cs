using System.Buffers;
using System.Text;

namespace AiTrader;

/// <summary>
/// Reads files of JSON lines: one JSON value a line, in UTF-8, compressed with gzip where the name ends in <c>.gz</c>.
/// Empty lines are passed over.
/// </summary>
public static class JsonLineFile
{
    private const int ShownLength = 60;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");

    /// <summary>Reads the lines of a file, one after the other.</summary>
    /// <exception cref="DataFileException">A line is too long, or a compressed file was cut off.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static IEnumerable<JsonLine> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return ReadLines(path, TextFile.MaximumLineLength);
    }

    internal static IEnumerable<JsonLine> ReadLines(string path, int maximumLength)
    {
        using var text = TextFile.Open(path, maximumLength);
        char[] block = new char[1 << 14];
        var line = new StringBuilder();
        long number = 1;
        bool afterReturn = false;
        while (Fill(block, text, line, (path, number)) is var length and > 0)
        {
            for (int start = 0; start < length; )
            {
                if (afterReturn && block[start] == '\n')
                {
                    start++;
                    afterReturn = false;
                    continue;
                }

                int end = block.AsSpan(start, length - start).IndexOfAny(LineEnds);
                int count = end < 0 ? length - start : end;
                line.Append(block, start, count);
                afterReturn = end >= 0 && block[start + end] == '\r';
                start += count + (end < 0 ? 0 : 1);
                if (end >= 0)
                {
                    if (LineOf(path, number, line) is { } complete)
                    {
                        yield return complete;
                    }

                    line.Clear();
                    number++;
                }
            }
        }

        if (LineOf(path, number, line) is { } last)
        {
            yield return last;
        }
    }

    private static int Fill(char[] block, StreamReader text, StringBuilder line, (string Path, long Line) place)
    {
        try
        {
            return text.Read(block);
        }
        catch (InvalidDataException broken)
        {
            string beginning = line.ToString(0, Math.Min(line.Length, ShownLength));
            throw new DataFileException(place.Path, place.Line, beginning, broken.Message.TrimEnd('.'), broken);
        }
    }

    private static JsonLine? LineOf(string path, long number, StringBuilder line)
    {
        string text = line.ToString();
        return string.IsNullOrWhiteSpace(text) ? null : new JsonLine(path, number, text);
    }
}
