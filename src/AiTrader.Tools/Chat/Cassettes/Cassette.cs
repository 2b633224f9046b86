using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// What a file of recorded replies holds. A question that was recorded twice was asked again by a run that was killed
/// before it had
/// acted upon the first reply; the last one counts.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="replies">The replies, by the text of their questions.</param>
internal sealed class Cassette(string path, IReadOnlyDictionary<string, ChatResponse> replies)
{
    /// <exception cref="CassetteException">A line is not a take; says which.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Cassette Read(string path)
    {
        var replies = new Dictionary<string, ChatResponse>(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            var take = Read(path, line, ++number);
            replies[take.QuestionText()] = take.Reply!;
        }

        return new Cassette(path, replies);
    }

    /// <exception cref="CassetteException">The question was not recorded; says where it differs from the recorded one
    /// nearest to it.</exception>
    public ChatResponse ReplyTo(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        string question = CassetteRecord.Of(messages, options, null).QuestionText();
        return replies.TryGetValue(question, out var reply) ? reply : throw Diverged(question);
    }

    private static CassetteRecord Read(string path, string line, int number)
    {
        try
        {
            return CassetteRecord.Read(line);
        }
        catch (JsonException malformed)
        {
            throw new CassetteException($"{path}, line {number}: the line is no recorded reply.", malformed);
        }
    }

    private CassetteException Diverged(string question)
    {
        const int Shown = 60;
        var nearest = replies
            .Keys.Select(recorded => (Recorded: recorded, Same: question.AsSpan().CommonPrefixLength(recorded)))
            .MaxBy(candidate => candidate.Same);
        if (nearest.Recorded is null)
        {
            return new CassetteException($"{path}: the cassette is empty.");
        }

        int start = Math.Max(0, nearest.Same - 20);
        string Around(string text) => text.Substring(start, Math.Min(Shown, text.Length - start));
        return new CassetteException(
            $"{path}: this question was not recorded. It differs from the nearest one at character "
                + $"{nearest.Same}: recorded '…{Around(nearest.Recorded)}…', asked '…{Around(question)}…'."
        );
    }
}
