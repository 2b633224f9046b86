using System.Buffers;
using System.Globalization;
using System.Text;

namespace AiTrader;

/// <summary>
/// Reads files of JSON lines: one JSON value a line, in UTF-8, compressed with gzip where the name ends in <c>.gz</c>.
/// Empty lines are passed over.
/// </summary>
public static class JsonLineFile
{
    /// <summary>The most characters a line may have: 134,217,728. A longer one is refused before it fills the
    /// memory.</summary>
    public const int MaximumLength = 1 << 27;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");

    /// <summary>Reads the lines of a file, one after the other.</summary>
    /// <exception cref="DataFileException">A line is too long, or a compressed file was cut off.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static IEnumerable<JsonLine> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return ReadLines(path, MaximumLength);
    }

    internal static IEnumerable<JsonLine> ReadLines(string path, int maximumLength)
    {
        using var text = TextFile.Open(path);
        char[] block = new char[1 << 14];
        var line = new StringBuilder();
        long number = 1;
        bool afterReturn = false;
        while (Fill(block, text, path, number) is var length and > 0)
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
                if (line.Length + count > maximumLength)
                {
                    throw TooLong(path, number, line, maximumLength);
                }

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

    private static int Fill(char[] block, StreamReader text, string path, long number)
    {
        try
        {
            return text.Read(block);
        }
        catch (InvalidDataException broken)
        {
            throw new DataFileException(path, number, "", broken.Message.TrimEnd('.'), broken);
        }
    }

    private static JsonLine? LineOf(string path, long number, StringBuilder line)
    {
        string text = line.ToString();
        return string.IsNullOrWhiteSpace(text) ? null : new JsonLine(path, number, text);
    }

    private static DataFileException TooLong(string path, long number, StringBuilder line, int maximumLength) =>
        new(
            path,
            number,
            line.ToString(0, Math.Min(line.Length, 60)),
            string.Create(CultureInfo.InvariantCulture, $"the line has more than {maximumLength:N0} characters")
        );
}
