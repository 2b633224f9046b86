using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Sqlite.Damage;

/// <summary>
/// What a program does with a store that it opens again: it retries acts that were acknowledged, continues each
/// account, and resumes a conversation.
/// </summary>
/// <param name="path">The store's file.</param>
internal sealed class StoreActs(string path)
{
    private const string Later = "2025-12-01";

    private readonly List<string> _results = [];

    /// <summary>The result of each act so far.</summary>
    public IReadOnlyList<string> Results => _results;

    /// <summary>Acts until the end, or until the store refuses.</summary>
    /// <exception cref="StoreCorruptedException">The store refuses.</exception>
    public async Task RunAsync()
    {
        await using (var store = new SqliteStore(path, TimeProvider.System))
        {
            foreach (var (signature, entries) in FilledFile.Traders)
            {
                await ContinueAsync(store.Ledgers, signature, entries);
                await ResumeAsync(store.Journals, signature);
                await RememberAsync(store.Notes, signature);
                await TellAsync(store, signature);
                _results.Add($"{(await store.Faults.ReadAsync(Signature.Parse(signature))).Count} faults");
            }
        }

        // What was acknowledged is there when the file is opened once more.
        await using var again = new SqliteStore(path, TimeProvider.System);
        await foreach (var signature in again.Ledgers.ListSignaturesAsync())
        {
            var verification = await again.Ledgers.VerifyAsync(signature);
            _results.Add(
                verification.Damage is { } damage
                    ? throw new StoreCorruptedException(signature, damage)
                    : $"{signature} {verification.IntactEntryCount} {await again.Ledgers.HeadAsync(signature.Value)}"
            );
        }
    }

    private async Task ContinueAsync(ILedgerStore ledgers, string signature, int entries)
    {
        var account = (await ledgers.FindAccountAsync(Signature.Parse(signature)))!;
        _results.Add($"{signature} has {account.Version} entries");

        // A retry of an acknowledged act as the next entry: an index without its id would let it be done twice.
        for (int number = 1; number < entries; number += 7)
        {
            var retry = FilledFile.EntryOf(account, account.ContextAt(Later), number);
            var result = await ledgers.AppendAsync(retry);
            _results.Add($"{retry.Id}: {result}");
            account = result is AppendResult.Appended appended ? appended.Account : account;
        }

        for (int number = entries; number < entries + 5; number++)
        {
            var result = await ledgers.AppendAsync(FilledFile.EntryOf(account, account.ContextAt(Later), number));
            _results.Add($"{number}: {result.GetType().Name}");
            account = result is AppendResult.Appended appended ? appended.Account : account;
        }
    }

    // A retry of what was told, the next of it, and the documents, one of which is written again.
    private async Task TellAsync(SqliteStore store, string signature)
    {
        var told = await store.Events.AppendAsync(
            Signature.Parse(signature),
            [new NewEvent("filled", "") { Position = 20 }, new NewEvent("filled", "") { Position = 21 }]
        );
        _results.AddRange(told.Select(next => $"{next}"));
        _results.AddRange((await store.Events.ReadAsync(0, 1_000)).Select(next => $"{next}"));
        var documents = await store.Documents.ListAsync("run", $"{signature}/").ToListAsync();
        _results.AddRange(documents.Select(document => $"{document}"));
        _results.Add($"{(documents.Count > 0 ? await store.Documents.WriteAsync(documents[0]) : null)}");
    }

    // A retry of a note, which an index without its id would let be written twice, and all of them.
    private async Task RememberAsync(INoteStore notes, string signature)
    {
        var context = Contexts.For(signature, FilledFile.Talk);
        var first = await notes.ReadAllAsync(context.Signature).FirstOrDefaultAsync();
        _results.Add($"{(first is null ? null : await notes.AppendAsync(first))}");
        _results.AddRange(
            await notes.ReadAsync(context).Select(note => $"{note.Id} {note.Context} {note.Text}").ToListAsync()
        );
    }

    private async Task ResumeAsync(IJournalStore journals, string signature)
    {
        var context = Contexts.For(signature, FilledFile.Talk);
        var said = await journals.ReadAsync(context);
        _results.AddRange(said.Select(entry => $"{entry.Number} {entry.Kind} {entry.Context} {entry.Content}"));
        await journals.AppendAsync(new JournalEntry(context, said.Count + 1, JournalEntryKind.Reply, "More."));
    }
}
