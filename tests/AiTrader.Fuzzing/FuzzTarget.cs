using System.Diagnostics;

namespace AiTrader.Fuzzing;

/// <summary>
/// A reader, with valid inputs to begin with. It must read any input within two seconds and 256 MB of allocations, or
/// refuse it by one of its declared exceptions with a message; what it read must survive being written and read again.
/// </summary>
internal sealed class FuzzTarget
{
    private const string Slow = "slow";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private const long MostBytes = 256L << 20;

    private readonly Func<FuzzInput, Task> _read;
    private readonly Type[] _declared;

    /// <summary>Creates a target.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="seeds">Valid inputs.</param>
    /// <param name="read">Reads an input; <see cref="WrongSuccessException"/> says that it was read wrongly.</param>
    /// <param name="declared">The exceptions that the reader documents.</param>
    public FuzzTarget(string name, IReadOnlyList<byte[]> seeds, Func<FuzzInput, Task> read, params Type[] declared)
    {
        (Name, Seeds, _read, _declared) = (name, seeds, read, declared);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Valid inputs.</summary>
    public IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>
    /// How long an input can take; for stores longer, because each act is written to the disk. Default: two seconds.
    /// </summary>
    public TimeSpan LongestTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Reads an input. It is slow only if it is slow again: a busy machine is no finding.</summary>
    public FuzzResult Try(byte[] bytes)
    {
        var result = TryOnce(bytes);
        for (int i = 0; i < 2 && result.Kind == Slow; i++)
        {
            result = TryOnce(bytes);
        }

        return result;
    }

    private FuzzResult TryOnce(byte[] bytes)
    {
        FuzzResult? result = null;
        var thread = new Thread(() => result = Measure(bytes)) { IsBackground = true };
        thread.Start();
        return thread.Join(Patience)
            ? result!
            : new FuzzResult("endless", $"no end after {Patience.TotalSeconds} s", IsFinding: true);
    }

    private FuzzResult Measure(byte[] bytes)
    {
        using var input = new FuzzInput(bytes);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var result = Read(input);
        watch.Stop();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return result.IsFinding ? result
            : watch.Elapsed > LongestTime
                ? new FuzzResult(Slow, $"{watch.Elapsed.TotalSeconds:0.0} s for {bytes.Length} bytes", IsFinding: true)
            : allocated > MostBytes
                ? new FuzzResult("large", $"{allocated >> 20} MB for {bytes.Length} bytes", IsFinding: true)
            : result;
    }

    private FuzzResult Read(FuzzInput input)
    {
        try
        {
            _read(input).GetAwaiter().GetResult();
            return FuzzResult.Accepted;
        }
        catch (WrongSuccessException wrong)
        {
            return new FuzzResult("wrong", wrong.Message, IsFinding: true);
        }
#pragma warning disable CA1031 // Whatever a reader throws is judged here.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            bool isDeclared = _declared.Any(type => type.IsInstanceOfType(thrown));
            return isDeclared && !string.IsNullOrWhiteSpace(thrown.Message)
                ? new FuzzResult("refused", thrown.Message, IsFinding: false)
                : new FuzzResult($"{thrown.GetType().Name} {PlaceOf(thrown)}", $"{thrown}", IsFinding: true);
        }
    }

    // The method of ours in which it was thrown: equal for inputs that fail alike.
    private static string PlaceOf(Exception thrown) =>
        new StackTrace(thrown)
            .GetFrames()
            .Select(frame => frame.GetMethod())
            .Where(method => method?.DeclaringType?.FullName?.StartsWith("AiTrader", StringComparison.Ordinal) ?? false)
            .Select(method => $"{method!.DeclaringType!.Name}.{method.Name}")
            .FirstOrDefault("");
}
