using System.Text;
using System.Text.Json;
using AiTrader;
using AiTrader.Stores;

/// <summary>
/// Everything in one append-only file of JSON lines. A line is a call that changes something; it is on disk before the
/// call is done, and opening the store makes the calls again. One process at a time has the file.
/// </summary>
public sealed class JsonLinesStore : IStore, ILedgerStore, IJournalStore, IFaultStore
{
    private readonly FileStream _file;
    private readonly InMemoryStore _memory;
    private readonly SemaphoreSlim _turn = new(1);

    private JsonLinesStore(FileStream file, InMemoryStore memory) => (_file, _memory) = (file, memory);

    public ILedgerStore Ledgers => this;

    public IJournalStore Journals => this;

    public IFaultStore Faults => this;

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
        foreach (
            string line in Encoding.UTF8.GetString(content, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            await store.RepeatAsync(JsonSerializer.Deserialize<Line>(line)!);
        }

        return store;
    }

    public async ValueTask DisposeAsync()
    {
        _turn.Dispose();
        await _file.DisposeAsync();
        await _memory.DisposeAsync();
    }

    public ValueTask<Account> OpenAccountAsync(
        TradingContext context,
        AccountTerms terms,
        CancellationToken token = default
    )
    {
        var opened = new LedgerEntry.AccountOpened(context, terms);
        return DoAsync(Line.Of(opened), () => _memory.Ledgers.OpenAccountAsync(context, terms, default), token);
    }

    public ValueTask<AppendResult> AppendAsync(LedgerEntry entry, CancellationToken token = default) =>
        DoAsync(Line.Of(entry), () => _memory.Ledgers.AppendAsync(entry, default), token);

    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken token = default) =>
        await DoAsync(Line.Of(entry), () => Done(_memory.Journals.AppendAsync(entry, default)), token);

    public async ValueTask AppendAsync(SessionFault fault, CancellationToken token = default) =>
        await DoAsync(Line.Of(fault), () => Done(_memory.Faults.AppendAsync(fault, default)), token);

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

    private async ValueTask<T> DoAsync<T>(Line line, Func<ValueTask<T>> call, CancellationToken token)
    {
        await _turn.WaitAsync(token);
        try
        {
            long end = _file.Length;
            try
            {
                _file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line) + "\n"));
                _file.Flush(flushToDisk: true);
            }
            catch
            {
                _file.SetLength(end);
                throw;
            }

            return await call();
        }
        finally
        {
            _turn.Release();
        }
    }

    // What was refused before is refused again.
    private async Task RepeatAsync(Line line)
    {
        var context = TradingContext.For(line.Signature).Using(line.Model).At(line.Time);
        try
        {
            switch (line.Part)
            {
                case "journal":
                    await _memory.Journals.AppendAsync(line.ToStep(context));
                    break;
                case "fault":
                    await _memory.Faults.AppendAsync(line.ToFault(context));
                    break;
                default:
                    await RepeatAsync(line.ToEntry());
                    break;
            }
        }
        catch (Exception refusal) when (refusal is LedgerException or JournalException) { }
    }

    private static async ValueTask<bool> Done(ValueTask call)
    {
        await call;
        return true;
    }

    private async Task RepeatAsync(LedgerEntry entry) =>
        _ = entry is LedgerEntry.AccountOpened opened
            ? await _memory.Ledgers.OpenAccountAsync(entry.Context, opened.Terms)
            : (object)await _memory.Ledgers.AppendAsync(entry);
}
