using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// The content of a file of recorded replies. A question is recorded twice if a run was killed before it acted on the
/// first reply; the last reply counts.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="replies">The replies and their lines, by the text of their questions.</param>
internal sealed class Cassette(string path, IReadOnlyDictionary<string, (ChatResponse Reply, long Line)> replies)
{
    /// <exception cref="DataFileException">A line is not a recorded reply. The message names the line.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Cassette Read(string path) => Read(path, JsonLineFile.Read(path));

    /// <summary>Reads the lines of a cassette.</summary>
    /// <param name="path">The file that is named in errors.</param>
    /// <param name="lines">The lines.</param>
    /// <exception cref="DataFileException">A line is not a recorded reply. The message names the line.</exception>
    public static Cassette Read(string path, IEnumerable<JsonLine> lines)
    {
        var replies = new Dictionary<string, (ChatResponse, long)>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var record = Read(line);
            replies[record.QuestionText()] = (record.Reply!, line.Number);
        }

        return new Cassette(path, replies);
    }

    /// <exception cref="DataFileException">
    /// The question was not recorded. The message shows where it differs from the nearest recorded question.
    /// </exception>
    public ChatResponse ReplyTo(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        string question = CassetteRecord.Of(messages, options, null).QuestionText();
        return replies.TryGetValue(question, out var recorded) ? recorded.Reply : throw Diverged(question);
    }

    private static CassetteRecord Read(JsonLine line)
    {
        try
        {
            return CassetteRecord.Read(line.Text);
        }
        catch (Exception malformed)
            when (malformed is JsonException or ArgumentException or FormatException or InvalidOperationException)
        {
            throw line.Refuse("the line is not a recorded reply", malformed);
        }
    }

    private DataFileException Diverged(string question)
    {
        const int Shown = 60;
        var nearest = replies
            .Select(reply =>
                (Recorded: reply.Key, reply.Value.Line, Same: question.AsSpan().CommonPrefixLength(reply.Key))
            )
            .MaxBy(candidate => candidate.Same);
        if (nearest.Recorded is null)
        {
            return new DataFileException(path, 1, "", "the cassette is empty");
        }

        int start = Math.Max(0, nearest.Same - 20);
        string Around(string text) => text.Substring(start, Math.Min(Shown, text.Length - start));
        return new DataFileException(
            path,
            nearest.Line,
            Around(nearest.Recorded),
            $"the question was not recorded. It differs from this one, the nearest, at character {nearest.Same}: "
                + $"recorded '…{Around(nearest.Recorded)}…', asked '…{Around(question)}…'"
        );
    }
}
