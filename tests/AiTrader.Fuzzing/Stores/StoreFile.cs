using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Fuzzing.Stores;

/// <summary>The file of a store.</summary>
internal static class StoreFile
{
    /// <summary>Creates one by acts.</summary>
    public static async Task<byte[]> CreateAsync(byte[] acts)
    {
        using var folder = new TemporaryFolder();
        await using (var store = new SqliteStore(folder.File("store.db"), TimeProvider.System))
        {
            var sequence = new StoreSequence(store);
            foreach (var act in StoreAct.Read(acts).Where(act => !act.IsReopening))
            {
                await sequence.DoAsync(act);
            }
        }

        return await File.ReadAllBytesAsync(folder.File("store.db"));
    }

    /// <summary>Reads one, as a program does that continues with it.</summary>
    public static async Task<string> ReadAsync(byte[] file)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("store.db"), file);
        await using var store = new SqliteStore(folder.File("store.db"), TimeProvider.System);
        return await new StoreSequence(store).ReadAllAsync();
    }
}
