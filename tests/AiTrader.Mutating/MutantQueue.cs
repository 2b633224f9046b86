using System.Collections.Concurrent;

namespace AiTrader.Mutating;

/// <summary>The changes of a project, tried by as many processes as there are processors.</summary>
internal sealed class MutantQueue(string folder, string project, string coverage)
{
    private readonly CoveringTests _covering = new(TestCoverage.Read(coverage));

    /// <summary>
    /// Tries all of them: with five seconds of the quickest tests, which decide most of the time, and with a minute of
    /// tests what is left.
    /// </summary>
    public async Task<IReadOnlyCollection<MutantResult>> RunAsync(IReadOnlyList<Mutant> mutants)
    {
        var results = await RunAsync(mutants, seconds: 5);
        var left = results.Where(result => result.Status == MutantStatus.Survived).ToList();
        var again = await RunAsync([.. left.Select(result => result.Mutant)], seconds: 60);
        return [.. results.Except(left), .. again];
    }

    private async Task<IReadOnlyCollection<MutantResult>> RunAsync(IReadOnlyList<Mutant> mutants, double seconds)
    {
        Console.WriteLine($"{mutants.Count} changes, each with at most {seconds} s of tests.");
        var waiting = new ConcurrentQueue<Mutant>(mutants);
        var results = new ConcurrentBag<MutantResult>();
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => WorkAsync(waiting, results, seconds));
        await Task.WhenAll(workers);
        return results;
    }

    private async Task WorkAsync(ConcurrentQueue<Mutant> waiting, ConcurrentBag<MutantResult> results, double seconds)
    {
        WorkerProcess? process = null;
        while (waiting.TryDequeue(out var mutant))
        {
            if (_covering.NeedsProcess(mutant.Id))
            {
                using var own = Start(mutant.Id);
                results.Add(MutantResult.Of(mutant, await own.TryAsync(mutant, seconds)));
                continue;
            }

            process ??= Start(-1);
            string? answer = await process.TryAsync(mutant, seconds);
            if (answer == "spoiled")
            {
                // A change before it left something behind, or this one does.
                process.Dispose();
                process = Start(-1);
                answer = await process.TryAsync(mutant, seconds);
            }

            if (answer is null or "spoiled")
            {
                process.Dispose();
                process = null;
            }

            results.Add(MutantResult.Of(mutant, answer));
        }

        process?.Dispose();
    }

    private WorkerProcess Start(int active) =>
        WorkerProcess.Start(folder, project, "work", coverage, FormattableString.Invariant($"{active}"));
}
