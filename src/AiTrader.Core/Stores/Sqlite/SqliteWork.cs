using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>Work within a transaction. Its caller gets the result only when the transaction is on disk.</summary>
internal abstract class SqliteWork
{
    /// <summary>
    /// Does the work. An exception of the work goes only to its caller, and nothing of the work is written.
    /// </summary>
    public abstract void Do(SqliteBooks books);

    /// <summary>Gives the caller the result, which is now durable.</summary>
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
        catch (Exception refusal) when (refusal is not SqliteException && !SqliteDamage.IsOfFile(refusal))
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
