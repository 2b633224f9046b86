using System.Text.Json.Nodes;
using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>Entries in one line, for tests that talk to a ledger without a brokerage.</summary>
public static class LedgerActs
{
    /// <summary>A context of the account's signature at a time.</summary>
    public static TradingContext ContextAt(this Account account, string time) =>
        Contexts.For(account.Signature.Value, time);

    /// <summary>The entry that records a buy as the account's next one.</summary>
    public static LedgerEntry.Filled Bought(
        this Account account,
        TradingContext context,
        string id,
        string symbol,
        decimal quantity,
        decimal price
    ) =>
        account.CreateFilled(
            context,
            FillOf(Order.Buy(ClientOrderId.Parse(id), Symbol.Parse(symbol), quantity), price)
        );

    /// <summary>The entry that records a sell as the account's next one.</summary>
    public static LedgerEntry.Filled Sold(
        this Account account,
        TradingContext context,
        string id,
        string symbol,
        decimal quantity,
        decimal price
    ) =>
        account.CreateFilled(
            context,
            FillOf(Order.Sell(ClientOrderId.Parse(id), Symbol.Parse(symbol), quantity), price)
        );

    /// <summary>The entry that records a hold as the account's next one.</summary>
    public static LedgerEntry.Held Held(this Account account, TradingContext context, string id, string reason) =>
        account.CreateHeld(context, ClientOrderId.Parse(id), reason);

    /// <summary>The entry that records a denied buy as the account's next one.</summary>
    public static LedgerEntry.Denied DeniedBuy(
        this Account account,
        TradingContext context,
        string id,
        string symbol,
        decimal quantity,
        string code,
        string message
    ) =>
        account.CreateDenied(
            context,
            Order.Buy(ClientOrderId.Parse(id), Symbol.Parse(symbol), quantity),
            new Denial(code, message)
        );

    /// <summary>The same entry with one field of its line changed: what no honest program can make.</summary>
    public static LedgerEntry Forged(this LedgerEntry entry, string field, JsonNode value)
    {
        var line = JsonNode.Parse(LedgerEntryJson.Write(entry))!;
        line[field] = value;
        return LedgerEntryJson.Read(System.Text.Encoding.UTF8.GetBytes(line.ToJsonString()));
    }

    /// <summary>Appends an entry that must be new.</summary>
    /// <returns>The account after it.</returns>
    public static async Task<Account> AppendNewAsync(this ILedgerStore ledger, LedgerEntry entry)
    {
        var result = await ledger.AppendAsync(entry, CancellationToken.None);
        Assert.That(result, Is.InstanceOf<AppendResult.Appended>());
        return ((AppendResult.Appended)result).Account;
    }

    private static Fill FillOf(Order order, decimal price) =>
        Fill.FromRecord(order, new Price(price), new Quantity(order.Quantity), Money.Zero);
}
