using System.Text.Json;
using AiTrader.Journals;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Chat;

/// <summary>
/// The conversation of one session, step by step through its journal: a step that is written there already is taken from it, and any
/// other is taken and written before the conversation goes on.
/// </summary>
internal sealed class Transcript
{
    private readonly TradingContext _context;
    private readonly IJournal _journal;
    private readonly Queue<JournalEntry> _written;
    private int _steps;

    private Transcript(TradingContext context, IJournal journal, IReadOnlyList<JournalEntry> written)
    {
        _context = context;
        _journal = journal;
        _written = new Queue<JournalEntry>(written);
    }

    public static async ValueTask<Transcript> OpenAsync(TradingContext context, IJournal journal, CancellationToken cancellationToken) =>
        new(context, journal, await journal.ReadAsync(context, cancellationToken).ConfigureAwait(false));

    /// <summary>What the model is asked first.</summary>
    public ValueTask<List<ChatMessage>> PromptAsync(Func<ValueTask<List<ChatMessage>>> write, CancellationToken cancellationToken) =>
        StepAsync(JournalEntryKind.Prompt, write, cancellationToken);

    /// <summary>What the model replies next.</summary>
    public ValueTask<ChatResponse> ReplyAsync(Func<ValueTask<ChatResponse>> ask, CancellationToken cancellationToken) =>
        StepAsync(JournalEntryKind.Reply, ask, cancellationToken);

    /// <summary>What a tool answers to the next call.</summary>
    public ValueTask<string> AnswerAsync(Func<ValueTask<string>> call, CancellationToken cancellationToken) =>
        StepAsync(JournalEntryKind.Answer, call, cancellationToken);

    private async ValueTask<T> StepAsync<T>(JournalEntryKind kind, Func<ValueTask<T>> take, CancellationToken cancellationToken)
    {
        int number = ++_steps;
        var type = (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(T));
        if (_written.TryDequeue(out var entry))
        {
            return entry.Kind == kind && JsonSerializer.Deserialize(entry.Content, type) is { } written
                ? written
                : throw new InvalidDataException($"Step {number} of the journal of {_context} is a {entry.Kind}; a {kind} comes next.");
        }

        var taken = await take().ConfigureAwait(false);
        await _journal.AppendAsync(new JournalEntry(_context, number, kind, JsonSerializer.Serialize(taken, type)), cancellationToken).ConfigureAwait(false);
        return taken;
    }
}
