using AiTrader.Stores;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>Many signatures in one file that trade at once, each one trade after the other.</summary>
internal sealed class ManySignatures : IAsyncDisposable
{
    private readonly SqliteStore _store;
    private readonly Account[] _accounts;

    private ManySignatures(SqliteStore store, Account[] accounts)
    {
        _store = store;
        _accounts = accounts;
    }

    public static async Task<ManySignatures> OpenAsync(string path, int count)
    {
        var store = new SqliteStore(path, TimeProvider.System);
        var ledger = store.Ledgers;
        var accounts = await Task.WhenAll(
            Enumerable
                .Range(1, count)
                .Select(number =>
                    ledger
                        .OpenAccountAsync(
                            TradeRecord.ContextOf($"trader-{number:000}"),
                            Market.Us,
                            TradeRecord.Cash,
                            CancellationToken.None
                        )
                        .AsTask()
                )
        );
        WriteAheadLog.Roll(path, WriteAheadLog.FramesOf(count));
        return new ManySignatures(store, accounts);
    }

    /// <summary>Lets the first of them trade; all at once.</summary>
    public Task TradeAsync(int signatures, int tradesEach) =>
        Task.WhenAll(Enumerable.Range(0, signatures).Select(index => Task.Run(() => TradeOneAsync(index, tradesEach))));

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
