using System.Globalization;

namespace AiTrader.Mutating;

/// <summary>Changes the code in one place at a time, and tells which changes no test noticed.</summary>
internal static class MutationProgram
{
    private const double Goal = 85;

    /// <summary>Runs it. The working folder is the repository's.</summary>
    /// <param name="names">The areas; none for all.</param>
    /// <param name="seconds">
    /// How many seconds of tests decide about a change. The quickest five of them are run first, for all changes.
    /// </param>
    /// <returns>0 if each area reaches the goal; 2 for an unknown area.</returns>
    public static async Task<int> RunAsync(string[] names, int seconds)
    {
        if (names.Except(MutationArea.All.Select(area => area.Name)).FirstOrDefault() is { } unknown)
        {
            string allowed = string.Join(", ", MutationArea.All.Select(area => area.Name));
            await Console.Error.WriteLineAsync($"'{unknown}' is not one of: {allowed}.");
            return 2;
        }

        var areas = MutationArea.All.Where(area => names.Length == 0 || names.Contains(area.Name)).ToList();
        bool isReached = true;
        foreach (var project in areas.GroupBy(area => area.Project))
        {
            isReached &= await RunAsync(project.Key, [.. project], seconds);
        }

        return isReached ? 0 : 1;
    }

    private static async Task<bool> RunAsync(string project, IReadOnlyList<MutationArea> areas, int seconds)
    {
        var stryker = new StrykerRun(Directory.GetCurrentDirectory(), project, areas);
        var mutants = await stryker.RunAsync();
        var queues = new List<MutantQueue>();
        foreach (var folder in stryker.Folders)
        {
            Console.WriteLine($"{mutants.Count} changes. Which of {folder.Tests} reaches which of them?");
            using var cover = WorkerProcess.Start(folder, "cover");
            if (await cover.WaitAsync() is not 0 and var failed)
            {
                Console.WriteLine($"{failed} tests fail without a change, and are not asked.");
            }

            queues.Add(new MutantQueue(folder));
        }

        bool isReached = true;
        foreach (var area in areas)
        {
            var own = mutants.Where(mutant => mutant.Area == area.Name).ToList();
            isReached &= Report(area, await TryAsync(own, queues, seconds));
        }

        return isReached;
    }

    // Five seconds of the quickest tests decide most of the time; what is left gets as many as are asked for.
    private static async Task<IReadOnlyCollection<MutantResult>> TryAsync(
        IReadOnlyList<Mutant> mutants,
        IReadOnlyList<MutantQueue> queues,
        int seconds
    )
    {
        var results = mutants.ToDictionary(mutant => mutant, MutantResult.NotReached);
        foreach (int pass in new[] { Math.Min(seconds, 5), seconds }.Distinct())
        {
            foreach (var queue in queues)
            {
                var left = results.Values.Where(result => !result.IsNoticed).Select(result => result.Mutant).ToList();
                foreach (var result in await queue.RunAsync(left, pass))
                {
                    results[result.Mutant] = results[result.Mutant].Or(result);
                }
            }
        }

        return results.Values;
    }

    // A line of the table, and a file of what survived.
    private static bool Report(MutationArea area, IReadOnlyCollection<MutantResult> results)
    {
        int Count(MutantStatus status) => results.Count(result => result.Status == status);
        double score = 100.0 * results.Count(result => result.IsNoticed) / results.Count;
        int noticed = Count(MutantStatus.Killed);
        int slow = Count(MutantStatus.Timeout);
        int survived = Count(MutantStatus.Survived);
        int unreached = Count(MutantStatus.NoCoverage);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{area.Name, -12}{results.Count, 6} changes, {noticed, 5} noticed, {slow, 3} too slow, "
                    + $"{survived, 4} survived, {unreached, 4} not reached: {score:F1} %"
            )
        );
        File.WriteAllLines(
            Path.Combine("artifacts", "mutation", $"{area.Name}.txt"),
            results.Where(result => !result.IsNoticed).Select(result => $"{result}").Order(StringComparer.Ordinal)
        );
        return score >= Goal;
    }
}
