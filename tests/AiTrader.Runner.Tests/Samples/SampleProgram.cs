namespace AiTrader.Runner.Tests.Samples;

/// <summary>A sample that runs to its end, as a process.</summary>
internal static class SampleProgram
{
    /// <summary>Runs it, which must be a success.</summary>
    /// <param name="name">The name of its project.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The lines that it printed.</returns>
    public static async Task<string[]> RunAsync(string name, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "..", "..", name, "release", $"{name}.dll");
        using var process = BoundedProcess.Start(AitraderProgram.Dotnet, [Path.GetFullPath(program), .. arguments]);
        var result = await process.EndAsync();
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
