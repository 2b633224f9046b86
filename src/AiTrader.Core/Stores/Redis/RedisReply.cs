using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>
/// The reply of Redis to an append: <see cref="Appended"/>, <see cref="Duplicate"/>, <see cref="Moved"/> or
/// <see cref="Damaged"/>.
/// </summary>
internal abstract record RedisReply
{
    private protected abstract void Seal();

    /// <summary>Reads the reply of the script.</summary>
    /// <exception cref="StoreCorruptedException">The reply contains data that AiTrader did not write.</exception>
    public static RedisReply Read(Signature signature, RedisResult reply)
    {
        var parts = (RedisResult[])reply!;
        return (string?)parts[0] switch
        {
            "appended" => new Appended(),
            "duplicate" => new Duplicate(RedisPage.ReadRows(signature, parts[1])),
            "moved" => new Moved(RedisPage.Read(signature, parts.AsSpan(1))),
            "damaged" => new Damaged(),
            var other => throw new InvalidOperationException($"The script has replied {MessageText.Quote(other)}."),
        };
    }

    /// <summary>The entry is in the ledger.</summary>
    public sealed record Appended : RedisReply
    {
        private protected override void Seal() { }
    }

    /// <summary>The id was there already.</summary>
    /// <param name="Rows">The one entry that has it; another number where someone has changed the ledger.</param>
    public sealed record Duplicate(IReadOnlyList<LedgerRow> Rows) : RedisReply
    {
        private protected override void Seal() { }
    }

    /// <summary>The head of the ledger is not the expected one, or the call was only a query.</summary>
    /// <param name="Page">The current page, with the entries after the expected ones.</param>
    public sealed record Moved(RedisPage Page) : RedisReply
    {
        private protected override void Seal() { }
    }

    /// <summary>The number of entries or ids does not fit the head.</summary>
    public sealed record Damaged : RedisReply
    {
        private protected override void Seal() { }
    }
}
