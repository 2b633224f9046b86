using System.Globalization;

namespace AiTrader.Mutating;

/// <summary>Changes the code in one place at a time, and tells which changes no test noticed.</summary>
internal static class MutationProgram
{
    private const double Goal = 85;

    /// <summary>Runs it. The working folder is the repository's.</summary>
    /// <param name="names">The areas; none for all.</param>
    /// <returns>0 if each area reaches the goal; 2 for an unknown area.</returns>
    public static async Task<int> RunAsync(string[] names)
    {
        if (names.Except(MutationArea.All.Select(area => area.Name)).FirstOrDefault() is { } unknown)
        {
            string allowed = string.Join(", ", MutationArea.All.Select(area => area.Name));
            await Console.Error.WriteLineAsync($"'{unknown}' is not one of: {allowed}.");
            return 2;
        }

        var areas = MutationArea.All.Where(area => names.Length == 0 || names.Contains(area.Name)).ToList();
        var results = new List<MutantResult>();
        foreach (var project in areas.GroupBy(area => area.Project))
        {
            results.AddRange(await RunAsync(project.Key, [.. project]));
        }

        return areas.Select(area => Report(area, results)).ToList().TrueForAll(reached => reached) ? 0 : 1;
    }

    private static async Task<IReadOnlyCollection<MutantResult>> RunAsync(
        string project,
        IReadOnlyList<MutationArea> areas
    )
    {
        var stryker = new StrykerRun(Directory.GetCurrentDirectory(), project, areas);
        var mutants = await stryker.RunAsync();
        string coverage = Path.Combine(stryker.Folder, "coverage.jsonl");
        Console.WriteLine($"{mutants.Count} changes. Which test reaches which of them?");
        using (var cover = WorkerProcess.Start(stryker.Folder, project, "cover", coverage))
        {
            if (await cover.WaitAsync() is not 0 and var failed)
            {
                Console.WriteLine($"{failed} tests fail without a change, and are not asked.");
            }
        }

        return await new MutantQueue(stryker.Folder, project, coverage).RunAsync(mutants);
    }

    // A line of the table, and a file of what survived.
    private static bool Report(MutationArea area, List<MutantResult> results)
    {
        var own = results.Where(result => result.Mutant.Area == area.Name).ToList();
        int Count(MutantStatus status) => own.Count(result => result.Status == status);
        double score = 100.0 * (Count(MutantStatus.Killed) + Count(MutantStatus.Timeout)) / own.Count;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{area.Name, -12}{own.Count, 6} changes, {Count(MutantStatus.Killed), 5} noticed, "
            )
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Count(MutantStatus.Timeout), 3} too slow, {Count(MutantStatus.Survived), 4} survived, "
                )
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Count(MutantStatus.NoCoverage), 4} not reached: {score:F1} %"
                )
        );
        File.WriteAllLines(
            Path.Combine("artifacts", "mutation", $"{area.Name}.txt"),
            own.Where(result => result.Status is MutantStatus.Survived or MutantStatus.NoCoverage)
                .Select(result => $"{result}")
                .Order(StringComparer.Ordinal)
        );
        return score >= Goal;
    }
}
