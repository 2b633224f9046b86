namespace AiTrader.Fuzzing.Stores;

/// <summary>An act on a store, of four bytes.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Who">Which of three traders.</param>
/// <param name="Number">Which id, document or day.</param>
/// <param name="Size">Which quantity or content.</param>
internal readonly record struct StoreAct(int Kind, int Who, int Number, int Size)
{
    /// <summary>The number of kinds.</summary>
    public const int Kinds = 10;

    private const int MostActs = 40;

    /// <summary>Whether the store is closed and opened again.</summary>
    public bool IsReopening => Kind == 0;

    /// <summary>The acts of some bytes.</summary>
    public static IEnumerable<StoreAct> Read(byte[] bytes) =>
        bytes
            .Chunk(4)
            .Where(chunk => chunk.Length == 4)
            .Take(MostActs)
            .Select(chunk => new StoreAct(chunk[0] % Kinds, chunk[1] % 3, chunk[2] % 8, chunk[3]));
}
