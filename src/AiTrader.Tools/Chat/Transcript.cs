using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AiTrader.Stores;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// The conversation of one session, entry by entry through its journal. An existing entry is read; a new one is created
/// and written before the conversation continues. Both continue with the content of the journal, so that a session that
/// is run again continues with exactly the same text.
/// </summary>
internal sealed class Transcript
{
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions)
    {
        WriteIndented = false,
    };

    // The kind of list that Microsoft.Extensions.AI knows without reflection.
    private static readonly JsonTypeInfo<IList<ChatMessage>> Prompt =
        (JsonTypeInfo<IList<ChatMessage>>)Compact.GetTypeInfo(typeof(IList<ChatMessage>));
    private static readonly JsonTypeInfo<ChatResponse> Reply =
        (JsonTypeInfo<ChatResponse>)Compact.GetTypeInfo(typeof(ChatResponse));
    private static readonly JsonTypeInfo<string> Answer = (JsonTypeInfo<string>)Compact.GetTypeInfo(typeof(string));

    private readonly TradingContext _context;
    private readonly IJournalStore _journal;
    private readonly Queue<JournalEntry> _written;
    private int _entryCount;

    private Transcript(TradingContext context, IJournalStore journal, IReadOnlyList<JournalEntry> written)
    {
        _context = context;
        _journal = journal;
        _written = new Queue<JournalEntry>(written);
        Envelope =
            (written is [{ Kind: JournalEntryKind.Prompt } prompt, ..] ? EnvelopeRule.Find(prompt.Content) : null)
            ?? TextEnvelope.CreateRandom();
    }

    public static async ValueTask<Transcript> OpenAsync(
        TradingContext context,
        IJournalStore journal,
        CancellationToken cancellationToken = default
    ) => new(context, journal, await journal.ReadAsync(context, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// What encloses text of others: with the mark that the written prompt names, so that answers after a kill have the
    /// mark of those before it; otherwise with a random one.
    /// </summary>
    public TextEnvelope Envelope { get; }

    /// <summary>The first messages to the model.</summary>
    public async ValueTask<List<ChatMessage>> PromptAsync(
        Func<ValueTask<List<ChatMessage>>> write,
        CancellationToken cancellationToken = default
    ) =>
        [
            .. await NextAsync<IList<ChatMessage>>(
                    JournalEntryKind.Prompt,
                    Prompt,
                    async () => await write().ConfigureAwait(false),
                    cancellationToken
                )
                .ConfigureAwait(false),
        ];

    /// <summary>The next reply of the model.</summary>
    public async ValueTask<ChatResponse> ReplyAsync(
        Func<ValueTask<ChatResponse>> ask,
        CancellationToken cancellationToken = default
    ) =>
        MalformedCall.Restored(
            await NextAsync(
                    JournalEntryKind.Reply,
                    Reply,
                    async () => MalformedCall.Marked(await ask().ConfigureAwait(false)),
                    cancellationToken
                )
                .ConfigureAwait(false)
        );

    /// <summary>The answer of a tool to the next call.</summary>
    public ValueTask<string> AnswerAsync(Func<ValueTask<string>> call, CancellationToken cancellationToken = default) =>
        NextAsync(JournalEntryKind.Answer, Answer, call, cancellationToken);

    /// <summary>A reply of a journal, to be given once more.</summary>
    /// <exception cref="JsonException">The content is not that of a reply.</exception>
    public static ChatResponse ReadReply(string content) =>
        MalformedCall.Restored(JsonSerializer.Deserialize(content, Reply) ?? throw new JsonException("It is null."));

    /// <summary>Checks that the journal ends with the conversation.</summary>
    /// <exception cref="InvalidDataException">
    /// The journal has more entries: it belongs to another conversation.
    /// </exception>
    public void RequireEnd()
    {
        if (_written.TryPeek(out var entry))
        {
            throw Changed(entry, "the conversation ends before it");
        }
    }

    private async ValueTask<T> NextAsync<T>(
        JournalEntryKind kind,
        JsonTypeInfo<T> type,
        Func<ValueTask<T>> produce,
        CancellationToken cancellationToken
    )
    {
        int number = ++_entryCount;
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
            return JsonSerializer.Deserialize(entry.Content, type) ?? throw Changed(entry, "it is empty");
        }
        catch (JsonException malformed)
        {
            throw Changed(entry, "AiTrader did not write it", malformed);
        }
    }

    private InvalidDataException Changed(JournalEntry entry, string reason, Exception? inner = null) =>
        new(
            $"Entry {entry.Number} of the journal of {_context} is a {entry.Kind} of another conversation: "
                + $"{reason}. Restore the journal, or run the session with another store.",
            inner
        );
}
