using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>
/// What Redis made of an append: <see cref="Appended"/>, <see cref="Duplicate"/>, <see cref="Moved"/> or
/// <see cref="Damaged"/>.
/// </summary>
internal abstract record RedisReply
{
    private protected abstract void Seal();

    /// <summary>Reads the reply of the script.</summary>
    /// <exception cref="StoreCorruptedException">It gives back what this library has not written.</exception>
    public static RedisReply Read(Signature signature, RedisResult reply)
    {
        var parts = (RedisResult[])reply!;
        return (string?)parts[0] switch
        {
            "appended" => new Appended(),
            "duplicate" => new Duplicate(RedisPage.ReadRows(signature, parts[1])),
            "moved" => new Moved(RedisPage.Read(signature, parts.AsSpan(1))),
            "damaged" => new Damaged(),
            var other => throw new InvalidOperationException($"The script has replied {SafeText.Quote(other)}."),
        };
    }

    /// <summary>The entry is in the ledger.</summary>
    public sealed record Appended : RedisReply
    {
        private protected override void Seal() { }
    }

    /// <summary>The id was there already.</summary>
    /// <param name="Rows">The one entry that has it; another number where somebody has changed the ledger.</param>
    public sealed record Duplicate(IReadOnlyList<LedgerRow> Rows) : RedisReply
    {
        private protected override void Seal() { }
    }

    /// <summary>The ledger is not at the head that was expected, or it was only looked at.</summary>
    /// <param name="Page">What it is, with the entries after those that were expected.</param>
    public sealed record Moved(RedisPage Page) : RedisReply
    {
        private protected override void Seal() { }
    }

    /// <summary>There are not so many entries or ids as the head says.</summary>
    public sealed record Damaged : RedisReply
    {
        private protected override void Seal() { }
    }
}
