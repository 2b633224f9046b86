namespace AiTrader.Mutating;

/// <summary>A folder with the tests of a project, what they need, and the changed assembly in its place.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Tests">The project of the tests, without <c>AiTrader.</c>.</param>
/// <param name="Changed">The changed project, without <c>AiTrader.</c>.</param>
internal sealed record TestFolder(string Path, string Tests, string Changed)
{
    /// <summary>The assembly of the tests, without <c>.dll</c>.</summary>
    public string TestAssembly => System.IO.Path.Combine(Path, $"AiTrader.{Tests}");

    /// <summary>The changed assembly.</summary>
    public string ChangedAssembly => System.IO.Path.Combine(Path, $"AiTrader.{Changed}.dll");

    /// <summary>Which tests reach which changes: a <see cref="TestCoverage"/> in each line.</summary>
    public string Coverage => System.IO.Path.Combine(Path, "coverage.jsonl");

    /// <summary>This program, among what the tests need.</summary>
    public string Program => System.IO.Path.Combine(Path, "AiTrader.Mutating.dll");

    /// <summary>Copies what the build of the tests made, with the assembly as it is now, and this program.</summary>
    /// <param name="root">The repository.</param>
    public void Take(string root)
    {
        string built = System.IO.Path.Combine(root, "artifacts", "bin", $"AiTrader.{Tests}", "release");
        foreach (string file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            string target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(built, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        File.Copy(typeof(TestFolder).Assembly.Location, Program, overwrite: true);
    }

    /// <summary>Takes the changed assembly of another folder.</summary>
    /// <param name="other">The folder.</param>
    public void TakeChanged(TestFolder other) => File.Copy(other.ChangedAssembly, ChangedAssembly, overwrite: true);
}
