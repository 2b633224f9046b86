using System.Diagnostics;
using System.Text.Json;

namespace AiTrader.Mutating;

/// <summary>
/// Stryker puts every change into the assembly and lists them. It tries only those of the smallest file, with a test
/// that reaches none of them: it would start a process for each change, which takes seconds.
/// </summary>
internal sealed class StrykerRun(string root, string project, IReadOnlyList<MutationArea> areas)
{
    private const string LeftOutByPattern = "Removed by mutate filter";

    private readonly string _output = Path.Combine(root, "artifacts", "mutation", project);

    // A small file of the project, so that Stryker has something to do.
    private string Tried => project == "Core" ? "Signature.cs" : "Arithmetic/*.cs";

    /// <summary>
    /// The tests that are asked, those of the project first. What the sessions of Core do for tools, the tests of Tools
    /// see.
    /// </summary>
    public IReadOnlyList<TestFolder> Folders =>
        project == "Core" ? [FolderOf("Core.Tests"), FolderOf("Tools.Tests")] : [FolderOf($"{project}.Tests")];

    private TestFolder FolderOf(string tests) => new(Path.Combine(_output, tests), tests, project);

    /// <summary>Builds the tests of the other projects, and runs Stryker, which builds those of its own.</summary>
    /// <returns>The changes of the areas.</returns>
    /// <exception cref="InvalidOperationException">Stryker has failed.</exception>
    public async Task<IReadOnlyList<Mutant>> RunAsync()
    {
        if (Directory.Exists(_output))
        {
            Directory.Delete(_output, recursive: true);
        }

        foreach (var folder in Folders.Skip(1))
        {
            using var build = Process.Start(
                "dotnet",
                ["build", Path.Combine(root, "tests", $"AiTrader.{folder.Tests}"), "-c", "Release", "-v", "q"]
            );
            await build.WaitForExitAsync();
            if (build.ExitCode != 0)
            {
                throw new InvalidOperationException($"AiTrader.{folder.Tests} cannot be built; see above.");
            }

            folder.Take(root);
        }

        var own = Folders[0];
        var start = new ProcessStartInfo("dotnet", Arguments())
        {
            // Its tools are not those of every build.
            WorkingDirectory = Path.Combine(root, "tests", "Proofs"),
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Console.WriteLine(line);
            if (line.Contains("total mutants will be tested", StringComparison.Ordinal))
            {
                // The assembly has its changes now, and is what it was when Stryker ends.
                own.Take(root);
            }
        }

        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || !Directory.Exists(own.Path))
        {
            throw new InvalidOperationException("Stryker has failed; see above.");
        }

        foreach (var folder in Folders.Skip(1))
        {
            folder.TakeChanged(own);
        }

        return Read(Path.Combine(_output, "reports", "mutation-report.json"));
    }

    private IEnumerable<string> Arguments() =>
        [
            "stryker",
            "--config-file",
            "stryker.json",
            "--project",
            $"AiTrader.{project}.csproj",
            "--test-project",
            Path.Combine(root, "tests", $"AiTrader.{project}.Tests", $"AiTrader.{project}.Tests.csproj"),
            "--output",
            _output,
            "--test-case-filter",
            "FullyQualifiedName~AiTrader.Tests.CategoryTests",
            "--skip-version-check",
            // The list has what is left out of a file, but no file that is left out.
            .. areas
                .SelectMany(area => area.Patterns)
                .SelectMany(pattern => new[] { "--mutate", $"{pattern}{{0..1}}" }),
            "--mutate",
            Tried,
        ];

    // Left out are those that Stryker could not compile, and what stryker.json leaves out.
    private List<Mutant> Read(string report)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(report));
        string sources = Path.Combine(root, "src", $"AiTrader.{project}");
        var mutants = new List<Mutant>();
        foreach (var file in document.RootElement.GetProperty("files").EnumerateObject())
        {
            string path = Path.GetRelativePath(sources, Path.GetFullPath(file.Name, sources)).Replace('\\', '/');
            if (areas.FirstOrDefault(area => area.Contains(path)) is not { } area)
            {
                continue;
            }

            foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
            {
                if (IsCompiled(mutant))
                {
                    mutants.Add(MutantOf(mutant, area, $"src/AiTrader.{project}/{path}"));
                }
            }
        }

        return mutants;
    }

    private static bool IsCompiled(JsonElement mutant) =>
        mutant.GetProperty("status").GetString() switch
        {
            "CompileError" => false,
            "Ignored" => mutant.GetProperty("statusReason").GetString() == LeftOutByPattern,
            _ => true,
        };

    private static Mutant MutantOf(JsonElement mutant, MutationArea area, string path)
    {
        var at = mutant.GetProperty("location").GetProperty("start");
        string change = mutant.TryGetProperty("replacement", out var text) ? $"{text}" : "";
        change = string.Join(' ', change.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new Mutant(
            int.Parse(mutant.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            area.Name,
            $"{path}:{at.GetProperty("line")}:{at.GetProperty("column")}",
            $"{mutant.GetProperty("mutatorName")}: {(change.Length > 200 ? change[..200] : change)}"
        );
    }
}
