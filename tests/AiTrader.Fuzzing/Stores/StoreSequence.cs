using System.Text;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Fuzzing.Stores;

/// <summary>Does acts on a store; each has a result in words, by which two stores can be compared.</summary>
internal sealed class StoreSequence(IStore store)
{
    private static readonly string[] Names = ["alice", "bob", "carol"];
    private static readonly TestMarket Week = TestMarket.UsWeek();

    private readonly SimulatedBrokerage _brokerage = new(Week.MarketData, store.Ledgers);

    /// <summary>Does an act.</summary>
    public async Task<string> DoAsync(StoreAct act)
    {
        try
        {
            return await TryAsync(act);
        }
        catch (Exception refused)
            when (refused
                    is LedgerException
                        or NoteException
                        or JournalException
                        or InvalidOperationException
                        or ArgumentException
                        or ClientOrderIdReusedException
            )
        {
            return $"{refused.GetType().Name}: {refused.Message}";
        }
    }

    /// <summary>Everything that the store has, in words.</summary>
    public async Task<string> ReadAllAsync()
    {
        var text = new StringBuilder();
        await foreach (var signature in store.Ledgers.ListSignaturesAsync())
        {
            foreach (var entry in await store.Ledgers.AllEntriesAsync(signature.Value))
            {
                text.Append(Encoding.UTF8.GetString(LedgerEntryJson.Write(entry))).Append('\n');
            }

            var verified = await store.Ledgers.VerifyAsync(signature);
            text.Append($"{verified.IntactEntryCount} {verified.Damage}\n");
        }

        foreach (string name in Names)
        {
            await foreach (var note in store.Notes.ReadAllAsync(Signature.Parse(name)))
            {
                text.Append($"{note}\n");
            }

            for (int day = 6; day < 10; day++)
            {
                foreach (var entry in await store.Journals.ReadAsync(Contexts.For(name, $"2025-10-{day:00}")))
                {
                    text.Append($"{entry}\n");
                }
            }
        }

        for (int number = 0; number < 8; number++)
        {
            text.Append($"{await store.Documents.FindAsync(KeyOf(number))}\n");
        }

        return text.ToString();
    }

    private async Task<string> TryAsync(StoreAct act)
    {
        var context = Contexts.For(Names[act.Who], $"2025-10-{6 + (act.Number % 4):00}");
        var id = ClientOrderId.Create(context, 1, 1 + act.Number);
        return act.Kind switch
        {
            1 => $"{await store.Ledgers.OpenAccountAsync(context, Market.Us, new Money(100 * (act.Size % 4)))}",
            2 => $"{await _brokerage.SubmitAsync(context, Order.Buy(id, SymbolOf(act), act.Size % 12))}",
            3 => $"{await _brokerage.SubmitAsync(context, Order.Sell(id, SymbolOf(act), act.Size % 12))}",
            4 => await NoteAsync(new Note(context, id, new string('n', 1 + act.Size))),
            5 => await JournalAsync(
                new JournalEntry(context, 1 + (act.Number / 4), JournalEntryKind.Reply, new string('r', act.Size))
            ),
            6 => $"{await store.Documents.WriteAsync(new Document(KeyOf(act.Number), $"{act.Size}"))}",
            7 => await RewriteAsync(act),
            8 => $"{(await store.Ledgers.FindAccountAsync(context.Signature))?.AvailableCash}",
            _ => await ReadAllAsync(),
        };
    }

    private async Task<string> NoteAsync(Note note) => $"{await store.Notes.AppendAsync(note)}";

    private async Task<string> JournalAsync(JournalEntry entry)
    {
        await store.Journals.AppendAsync(entry);
        return "appended";
    }

    // The document as it is, or one that is out of date, is written or deleted.
    private async Task<string> RewriteAsync(StoreAct act)
    {
        if (await store.Documents.FindAsync(KeyOf(act.Number)) is not { } found)
        {
            return "absent";
        }

        return act.Size % 2 == 0
            ? $"{await store.Documents.DeleteAsync(found)}"
            : $"{await store.Documents.WriteAsync(found with { Content = $"again {act.Size}" })}";
    }

    private static DocumentKey KeyOf(int number) => new("run", $"a/{number}");

    private static Symbol SymbolOf(StoreAct act) => Symbol.Parse(act.Size % 2 == 0 ? "AAA" : "CCC");
}
