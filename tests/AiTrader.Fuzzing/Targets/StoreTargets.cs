using AiTrader.Fuzzing.Stores;
using AiTrader.Stores;
using Microsoft.Data.Sqlite;

namespace AiTrader.Fuzzing.Targets;

/// <summary>Stores: a damaged file, and any sequence of acts.</summary>
internal static class StoreTargets
{
    private static readonly TimeSpan LongestActs = TimeSpan.FromSeconds(20);

    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <summary>Creates the targets.</summary>
    public static IEnumerable<FuzzTarget> Create()
    {
        byte[] acts = new byte[400];
        new Random(1).NextBytes(acts);
        byte[] file = StoreFile.CreateAsync(acts).GetAwaiter().GetResult();
        string whole = StoreFile.ReadAsync(file).GetAwaiter().GetResult();
        return
        [
            new("store-acts", [acts], CompareAsync) { LongestTime = LongestActs },
            new(
                "store-file",
                [file],
                async input =>
                    Seed.RequireEqual(whole, await StoreFile.ReadAsync(input.Bytes), "The content of the store"),
                typeof(StoreCorruptedException),
                // What is no longer a store's file is left to its owner.
                typeof(SqliteException)
            ),
        ];
    }

    // What a file does must be what memory does, act by act, also after it is opened again.
    private static async Task CompareAsync(FuzzInput input)
    {
        var model = new StoreSequence(new InMemoryStore(Clock));
        var file = new SqliteStore(input.PathOf("store.db"), Clock);
        try
        {
            var tried = new StoreSequence(file);
            foreach (var act in StoreAct.Read(input.Bytes))
            {
                if (act.IsReopening)
                {
                    await file.DisposeAsync();
                    file = new SqliteStore(input.PathOf("store.db"), Clock);
                    tried = new StoreSequence(file);
                    continue;
                }

                Seed.RequireEqual(await model.DoAsync(act), await tried.DoAsync(act), $"{act} in memory and in a file");
            }

            Seed.RequireEqual(await model.ReadAllAsync(), await tried.ReadAllAsync(), "The content of the store");
        }
        finally
        {
            await file.DisposeAsync();
        }
    }
}
