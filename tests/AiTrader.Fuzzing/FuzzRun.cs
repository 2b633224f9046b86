using System.Diagnostics;
using AiTrader.Fuzzing.Mutations;

namespace AiTrader.Fuzzing;

/// <summary>Gives a reader mutations of its seeds, and of mutations that it read.</summary>
/// <param name="target">The reader.</param>
/// <param name="seed">The seed of the mutations; the same seed gives the same inputs.</param>
internal sealed class FuzzRun(FuzzTarget target, int seed)
{
    private const int MostKept = 500;
    private const int MostFindings = 20;

    private readonly Random _random = new(seed);
    private readonly List<byte[]> _inputs = [.. target.Seeds];
    private readonly Dictionary<string, FuzzFinding> _findings = new(StringComparer.Ordinal);
    private long _tried;
    private long _accepted;

    /// <summary>Runs for some time; first, each seed must be read.</summary>
    public FuzzReport Run(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        foreach (byte[] valid in target.Seeds)
        {
            var result = Try(valid);
            if (!result.IsFinding && result != FuzzResult.Accepted)
            {
                Keep(valid, new FuzzResult("seed", $"a valid input was refused: {result.Detail}", IsFinding: true));
            }
        }

        while (watch.Elapsed < time && _findings.Count < MostFindings && !_findings.ContainsKey("endless"))
        {
            byte[] input = Mutation.Of(_inputs, _random);
            if (Try(input) == FuzzResult.Accepted && _inputs.Count < MostKept)
            {
                _inputs.Add(input);
            }
        }

        return new FuzzReport(target.Name, seed, _tried, _accepted, [.. _findings.Values]);
    }

    private FuzzResult Try(byte[] input)
    {
        _tried++;
        var result = target.Try(input);
        _accepted += result == FuzzResult.Accepted ? 1 : 0;
        if (result.IsFinding)
        {
            Keep(input, result);
        }

        return result;
    }

    private void Keep(byte[] input, FuzzResult result) =>
        _findings.TryAdd(result.Kind, new FuzzFinding(target.Name, seed, _tried, input, result));
}
