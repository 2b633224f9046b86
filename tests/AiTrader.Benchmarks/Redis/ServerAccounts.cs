using AiTrader.Benchmarks.Sqlite;
using AiTrader.Stores;
using AiTrader.Testing.Processes;

namespace AiTrader.Benchmarks.Redis;

/// <summary>
/// Accounts on one server, behind one connection, that trade at once, each one trade after the other.
/// </summary>
internal sealed class ServerAccounts : IAsyncDisposable
{
    private readonly RedisStore _store;
    private readonly Account[] _accounts;

    private ServerAccounts(RedisStore store, Account[] accounts)
    {
        _store = store;
        _accounts = accounts;
    }

    public static async Task<ServerAccounts> OpenAsync(RedisServer server, string name, int count)
    {
        var store = new RedisStore(server.Address, TimeProvider.System);
        var ledger = store.Ledgers;
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
        return new ServerAccounts(store, accounts);
    }

    /// <summary>Lets all of them trade at once.</summary>
    public Task TradeAsync(int tradesEach) =>
        Task.WhenAll(Enumerable.Range(0, _accounts.Length).Select(index => TradeOneAsync(index, tradesEach)));

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task TradeOneAsync(int index, int trades)
    {
        var context = TradeRecord.ContextOf(_accounts[index].Signature.Value);
        for (int i = 0; i < trades; i++)
        {
            var result = await _store.Ledgers.AppendAsync(
                TradeRecord.NextOf(context, _accounts[index]),
                CancellationToken.None
            );
            _accounts[index] = result is AppendResult.Appended appended
                ? appended.Account
                : throw new InvalidOperationException("The entry was not appended.");
        }
    }
}
