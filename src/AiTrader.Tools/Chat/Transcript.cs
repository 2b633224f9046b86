using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AiTrader.Stores;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// The conversation of one session, step by step through its journal: a step that is written there already is taken
/// from it, and any
/// other is taken and written before the conversation goes on. Either way it goes on with what the journal holds, so
/// that a session
/// that is run again goes on with the same to the letter.
/// </summary>
internal sealed class Transcript
{
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions)
    {
        WriteIndented = false,
    };
    private static readonly JsonTypeInfo<List<ChatMessage>> Prompt =
        (JsonTypeInfo<List<ChatMessage>>)Compact.GetTypeInfo(typeof(List<ChatMessage>));
    private static readonly JsonTypeInfo<ChatResponse> Reply =
        (JsonTypeInfo<ChatResponse>)Compact.GetTypeInfo(typeof(ChatResponse));
    private static readonly JsonTypeInfo<string> Answer = (JsonTypeInfo<string>)Compact.GetTypeInfo(typeof(string));

    private readonly TradingContext _context;
    private readonly IJournalStore _journal;
    private readonly Queue<JournalEntry> _written;
    private int _steps;

    private Transcript(TradingContext context, IJournalStore journal, IReadOnlyList<JournalEntry> written)
    {
        _context = context;
        _journal = journal;
        _written = new Queue<JournalEntry>(written);
    }

    public static async ValueTask<Transcript> OpenAsync(
        TradingContext context,
        IJournalStore journal,
        CancellationToken cancellationToken = default
    ) => new(context, journal, await journal.ReadAsync(context, cancellationToken).ConfigureAwait(false));

    /// <summary>What the model is asked first.</summary>
    public ValueTask<List<ChatMessage>> PromptAsync(
        Func<ValueTask<List<ChatMessage>>> write,
        CancellationToken cancellationToken = default
    ) => StepAsync(JournalEntryKind.Prompt, Prompt, write, cancellationToken);

    /// <summary>What the model replies next.</summary>
    public async ValueTask<ChatResponse> ReplyAsync(
        Func<ValueTask<ChatResponse>> ask,
        CancellationToken cancellationToken = default
    ) =>
        MalformedCall.Restored(
            await StepAsync(
                    JournalEntryKind.Reply,
                    Reply,
                    async () => MalformedCall.Marked(await ask().ConfigureAwait(false)),
                    cancellationToken
                )
                .ConfigureAwait(false)
        );

    /// <summary>What a tool answers to the next call.</summary>
    public ValueTask<string> AnswerAsync(Func<ValueTask<string>> call, CancellationToken cancellationToken = default) =>
        StepAsync(JournalEntryKind.Answer, Answer, call, cancellationToken);

    /// <summary>Checks that the journal ends where the conversation does.</summary>
    /// <exception cref="InvalidDataException">It holds more: it is the journal of another conversation.</exception>
    public void RequireEnd()
    {
        if (_written.TryPeek(out var entry))
        {
            throw Changed(entry, "the conversation ends before it");
        }
    }

    private async ValueTask<T> StepAsync<T>(
        JournalEntryKind kind,
        JsonTypeInfo<T> type,
        Func<ValueTask<T>> produce,
        CancellationToken cancellationToken
    )
    {
        int number = ++_steps;
        if (!_written.TryDequeue(out var entry))
        {
            entry = new JournalEntry(
                _context,
                number,
                kind,
                JsonSerializer.Serialize(await produce().ConfigureAwait(false), type)
            );
            await _journal.AppendAsync(entry, cancellationToken).ConfigureAwait(false);
        }

        return entry.Kind == kind ? Read(entry, type) : throw Changed(entry, $"a {kind} comes next");
    }

    private T Read<T>(JournalEntry entry, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(entry.Content, type) ?? throw Changed(entry, "it holds nothing");
        }
        catch (JsonException malformed)
        {
            throw Changed(entry, "it is not what this library writes", malformed);
        }
    }

    private InvalidDataException Changed(JournalEntry entry, string reason, Exception? inner = null) =>
        new(
            $"Step {entry.Number} of the journal of {_context} is a {entry.Kind} of another conversation: "
                + $"{reason}. Restore the journal, or run the session with another store.",
            inner
        );
}
