using AiTrader.Benchmarks.Sqlite;
using AiTrader.Stores;
using AiTrader.Testing.Processes;

namespace AiTrader.Benchmarks.Redis;

/// <summary>
/// Accounts on one server, behind one connection, that trade at once, each one trade after the other.
/// </summary>
internal sealed class ServerAccounts : IAsyncDisposable
{
    private readonly RedisLedgerStore _ledger;
    private readonly Account[] _accounts;

    private ServerAccounts(RedisLedgerStore ledger, Account[] accounts)
    {
        _ledger = ledger;
        _accounts = accounts;
    }

    public static async Task<ServerAccounts> OpenAsync(RedisServer server, string name, int count)
    {
        var ledger = RedisLedgerStore.Connect(server.Address);
        var accounts = await Task.WhenAll(
            Enumerable
                .Range(1, count)
                .Select(number =>
                    ledger
                        .OpenAccountAsync(
                            TradeRecord.ContextOf($"{name}-{number:000}"),
                            Market.Us,
                            TradeRecord.Cash,
                            CancellationToken.None
                        )
                        .AsTask()
                )
        );
        return new ServerAccounts(ledger, accounts);
    }

    /// <summary>Lets all of them trade at once.</summary>
    public Task TradeAsync(int tradesEach) =>
        Task.WhenAll(Enumerable.Range(0, _accounts.Length).Select(index => TradeOneAsync(index, tradesEach)));

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    private async Task TradeOneAsync(int index, int trades)
    {
        var context = TradeRecord.ContextOf(_accounts[index].Signature.Value);
        for (int i = 0; i < trades; i++)
        {
            var result = await _ledger.AppendAsync(
                TradeRecord.NextOf(context, _accounts[index]),
                CancellationToken.None
            );
            _accounts[index] = result is AppendResult.Appended appended
                ? appended.Account
                : throw new InvalidOperationException("The entry was not appended.");
        }
    }
}
