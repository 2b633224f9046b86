using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// Something to do within a transaction. Its caller hears of the result only once the transaction is on disk.
/// </summary>
internal abstract class SqliteWork
{
    /// <summary>Does it; what it throws of its own is its caller's alone, and nothing of it is written.</summary>
    public abstract void Do(SqliteBooks books);

    /// <summary>Tells the caller the result, now that it is durable.</summary>
    public abstract void Succeed();

    /// <summary>Tells the caller that the transaction failed.</summary>
    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class SqliteWork<T>(Func<SqliteBooks, T> work) : SqliteWork
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _refusal;

    public Task<T> Task => _completion.Task;

    public override void Do(SqliteBooks books)
    {
        try
        {
            _result = work(books);
        }
        catch (Exception refusal) when (refusal is not SqliteException)
        {
            _refusal = refusal;
        }
    }

    public override void Succeed()
    {
        if (_refusal is not null)
        {
            _completion.SetException(_refusal);
        }
        else
        {
            _completion.SetResult(_result!);
        }
    }

    public override void Fail(Exception exception) => _completion.SetException(_refusal ?? exception);
}
