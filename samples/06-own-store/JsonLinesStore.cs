using System.Text;
using System.Text.Json;
using AiTrader;
using AiTrader.Stores;

/// <summary>
/// Everything in one append-only file of JSON lines. A line is a call that changes something; it is on disk before the
/// call is done, and opening the store makes the calls again. One process at a time has the file.
/// </summary>
public sealed partial class JsonLinesStore : IStore, ILedgerStore, IJournalStore, IFaultStore, IRequestStore, INoteStore
{
    private readonly FileStream _file;
    private readonly InMemoryStore _memory;
    private readonly SemaphoreSlim _turn = new(1);

    private JsonLinesStore(FileStream file, InMemoryStore memory) => (_file, _memory) = (file, memory);

    public ILedgerStore Ledgers => this;

    public IJournalStore Journals => this;

    public IFaultStore Faults => this;

    public INoteStore Notes => this;

    public IRequestStore Requests => this;

    public IDocumentStore Documents => this;

    public IEventStore Events => this;

    // One process has the file, so leases within the process are enough.
    public ILeaseStore Leases => _memory.Leases;

    public static async Task<JsonLinesStore> OpenAsync(string path, TimeProvider clock, LeaseOptions? leases = null)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var store = new JsonLinesStore(file, new InMemoryStore(clock, leases));
        byte[] content = new byte[file.Length];
        await file.ReadExactlyAsync(content);

        // A line without its end was never acknowledged: its process was killed.
        int end = Array.LastIndexOf(content, (byte)'\n') + 1;
        file.SetLength(end);
        foreach (string line in Encoding.UTF8.GetString(content, 0, end).Split('\n')[..^1])
        {
            try
            {
                await store.ApplyAsync(JsonSerializer.Deserialize<Line>(line)!.Record);
            }
            catch (Exception refusal) when (refusal is LedgerException or JournalException) { } // as it was before
        }

        return store;
    }

    public async ValueTask DisposeAsync()
    {
        _turn.Dispose();
        await _file.DisposeAsync();
        await _memory.DisposeAsync();
    }

    public async ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        AccountTerms terms,
        CancellationToken token = default
    ) => await (Task<Account>)await DoAsync(new LedgerEntry.AccountOpened(context, terms), token);

    public async ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken token = default) =>
        await (Task<AppendResult>)await DoAsync(entry, token);

    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken token = default) =>
        await DoAsync(entry, token);

    public async ValueTask AppendAsync(SessionFault fault, CancellationToken token = default) =>
        await DoAsync(fault, token);

    public async ValueTask<NoteResult> AppendAsync(Note note, CancellationToken token = default) =>
        await (Task<NoteResult>)await DoAsync(note, token);

    public async ValueTask AppendAsync(SessionRequest request, CancellationToken token = default) =>
        await DoAsync(request, token);

    public ValueTask<Account?> FindAccountAsync(Signature signature, CancellationToken token = default) =>
        _memory.Ledgers.FindAccountAsync(signature, token);

    public IAsyncEnumerable<LedgerEntry> ReadEntriesAsync(
        Signature signature,
        long after = 0,
        CancellationToken token = default
    ) => _memory.Ledgers.ReadEntriesAsync(signature, after, token);

    public ValueTask<LedgerVerification> VerifyAsync(Signature signature, CancellationToken token = default) =>
        _memory.Ledgers.VerifyAsync(signature, token);

    public IAsyncEnumerable<Signature> ListSignaturesAsync(CancellationToken token = default) =>
        _memory.Ledgers.ListSignaturesAsync(token);

    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        TradingContext context,
        CancellationToken token = default
    ) => _memory.Journals.ReadAsync(context, token);

    public ValueTask<IReadOnlyList<SessionFault>> ReadAsync(Signature signature, CancellationToken token = default) =>
        _memory.Faults.ReadAsync(signature, token);

    IAsyncEnumerable<Note> INotebook.ReadAsync(TradingContext context, CancellationToken token) =>
        _memory.Notes.ReadAsync(context, token);

    public IAsyncEnumerable<Note> ReadAllAsync(Signature signature, CancellationToken token = default) =>
        _memory.Notes.ReadAllAsync(signature, token);

    ValueTask<IReadOnlyList<SessionRequest>> IRequestStore.ReadAsync(Signature signature, CancellationToken token) =>
        _memory.Requests.ReadAsync(signature, token);

    // The call that was done, which has its result.
    private async Task<Task> DoAsync(object record, CancellationToken token)
    {
        byte[] line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Line.Of(record)) + "\n");
        await _turn.WaitAsync(token);
        long end = _file.Length;
        try
        {
            _file.Write(line);
            _file.Flush(flushToDisk: true);
            end = _file.Length;
            var call = ApplyAsync(record);
            await call;
            return call;
        }
        finally
        {
            _file.SetLength(end);
            _turn.Release();
        }
    }

    private Task ApplyAsync(object record) =>
        record switch
        {
            LedgerEntry.AccountOpened opened => _memory.Ledgers.OpenAccountAsync(opened.Context, opened.Terms).AsTask(),
            LedgerEntry entry => _memory.Ledgers.AppendAsync(entry).AsTask(),
            Note note => _memory.Notes.AppendAsync(note).AsTask(),
            JournalEntry entry => _memory.Journals.AppendAsync(entry).AsTask(),
            SessionRequest request => _memory.Requests.AppendAsync(request).AsTask(),
            Document document => _memory.Documents.WriteAsync(document).AsTask(),
            Line.Deletion deletion => _memory.Documents.DeleteAsync(deletion.Document).AsTask(),
            Line.Telling told => _memory.Events.AppendAsync(told.Signature, told.Events).AsTask(),
            _ => _memory.Faults.AppendAsync((SessionFault)record).AsTask(),
        };
}
