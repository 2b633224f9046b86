namespace AiTrader.Testing;

/// <summary>
/// Breaks calls of a store when a plan says so: before a call does anything, or after it has done everything and the
/// answer is lost.
/// </summary>
/// <param name="store">What is broken, in the words of the exception.</param>
/// <param name="plan">What happens to the n-th call, from 1.</param>
internal sealed class StoreFaults(string store, Func<int, StoreFault> plan)
{
    private readonly Lock _lock = new();

    /// <summary>How many calls there were.</summary>
    public int Calls { get; private set; }

    /// <summary>A plan that breaks one call.</summary>
    public static Func<int, StoreFault> AtCall(int number, StoreFault fault) =>
        call => call == number ? fault : StoreFault.None;

    /// <summary>What happens to the next call.</summary>
    public StoreFault Next()
    {
        lock (_lock)
        {
            return plan(++Calls);
        }
    }

    /// <summary>Breaks where it is so.</summary>
    public void ThrowIf(bool broken)
    {
        if (broken)
        {
            throw new IOException($"The {store} is down.");
        }
    }

    /// <summary>Does the work of a call, or breaks before or after it.</summary>
    public async ValueTask<T> BreakAsync<T>(Func<ValueTask<T>> work)
    {
        var fault = Next();
        ThrowIf(fault == StoreFault.Before);
        var result = await work();
        ThrowIf(fault == StoreFault.After);
        return result;
    }
}
