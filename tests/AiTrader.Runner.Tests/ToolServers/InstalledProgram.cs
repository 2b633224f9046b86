namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>A program of the machine that tests run.</summary>
internal static class InstalledProgram
{
    /// <summary>Skips the test, saying why, if a program is not installed.</summary>
    public static void Require(string name) =>
        Assume.That(
            (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, name))),
            Is.True,
            $"The program '{name}' is absent."
        );
}
