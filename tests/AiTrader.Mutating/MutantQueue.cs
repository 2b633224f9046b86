using System.Collections.Concurrent;

namespace AiTrader.Mutating;

/// <summary>The changes of a project, tried by as many processes as there are processors.</summary>
internal sealed class MutantQueue(TestFolder folder)
{
    private readonly CoveringTests _covering = new(TestCoverage.Read(folder.Coverage));

    /// <summary>Tries all of them, each with so many seconds of the quickest tests.</summary>
    public async Task<IReadOnlyCollection<MutantResult>> RunAsync(IReadOnlyList<Mutant> mutants, double seconds)
    {
        Console.WriteLine($"{mutants.Count} changes, each with at most {seconds} s of {folder.Tests}.");
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
        WorkerProcess.Start(folder, "work", FormattableString.Invariant($"{active}"));
}
