using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Chat.Cassettes;

/// <summary>
/// A model that replies what a recorded one replied to the same question; offline, and the same every time. Where a question was
/// asked more than once, its replies come in the order in which they were recorded, and the last one is kept on.
/// </summary>
public sealed class CassettePlayer : IChatClient
{
    private readonly string _path;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<ChatResponse>> _replies = new(StringComparer.Ordinal);

    /// <summary>Reads a cassette.</summary>
    /// <exception cref="CassetteException">A line is not a take; says which.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public CassettePlayer(string path)
    {
        _path = path;
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            var take = Read(line, number);
            string question = take.QuestionText();
            if (!_replies.TryGetValue(question, out var replies))
            {
                _replies[question] = replies = new Queue<ChatResponse>();
            }

            replies.Enqueue(take.Reply!);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="CassetteException">The question was not recorded; says where it differs from the recorded one nearest to it.</exception>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string question = CassetteTake.Of(messages, options, null).QuestionText();
        lock (_lock)
        {
            return _replies.TryGetValue(question, out var replies)
                ? Task.FromResult(replies.Count > 1 ? replies.Dequeue() : replies.Peek())
                : throw Diverged(question);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType?.IsInstanceOfType(this) == true ? this : null;

    /// <summary>There is nothing to dispose of.</summary>
    public void Dispose()
    {
    }

    private CassetteTake Read(string line, int number)
    {
        try
        {
            return CassetteTake.Read(line);
        }
        catch (JsonException malformed)
        {
            throw new CassetteException($"{_path}, line {number}: the line is no recorded reply.", malformed);
        }
    }

    private CassetteException Diverged(string question)
    {
        const int Shown = 60;
        var nearest = _replies.Keys
            .Select(recorded => (Recorded: recorded, Same: question.AsSpan().CommonPrefixLength(recorded)))
            .MaxBy(candidate => candidate.Same);
        if (nearest.Recorded is null)
        {
            return new CassetteException($"{_path}: the cassette is empty.");
        }

        int start = Math.Max(0, nearest.Same - 20);
        string Around(string text) => text.Substring(start, Math.Min(Shown, text.Length - start));
        return new CassetteException(
            $"{_path}: this question was not recorded. It differs from the nearest one at character {nearest.Same}: recorded '…{Around(nearest.Recorded)}…', asked '…{Around(question)}…'.");
    }
}
