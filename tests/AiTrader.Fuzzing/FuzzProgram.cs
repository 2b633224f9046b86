using AiTrader.Fuzzing.Targets;

namespace AiTrader.Fuzzing;

/// <summary>The three things that the program does.</summary>
internal static class FuzzProgram
{
    /// <summary>Names the targets.</summary>
    public static int List(TextWriter output)
    {
        foreach (var target in AllTargets.Create())
        {
            output.WriteLine(target.Name);
        }

        return 0;
    }

    /// <summary>Tries one input again.</summary>
    public static int Repeat(FuzzArguments arguments, string input, TextWriter output)
    {
        var result = Chosen(arguments).Single().Try(File.ReadAllBytes(input));
        output.WriteLine(result);
        return result.IsFinding ? 1 : 0;
    }

    /// <summary>Mutates the seeds of the targets.</summary>
    public static int Run(FuzzArguments arguments, TextWriter output)
    {
        bool isClean = true;
        foreach (var target in Chosen(arguments))
        {
            var report = new FuzzRun(target, arguments.Seed).Run(arguments.Time);
            output.WriteLine(report);
            foreach (var finding in report.Findings)
            {
                isClean = false;
                output.WriteLine($"  {finding.Save(arguments.Folder)}: {finding.Result}");
            }
        }

        return isClean ? 0 : 1;
    }

    private static IEnumerable<FuzzTarget> Chosen(FuzzArguments arguments)
    {
        var all = AllTargets.Create();
        return arguments.Targets.Count == 0
            ? all
            : arguments.Targets.Select(name =>
                all.SingleOrDefault(target => target.Name == name)
                ?? throw new ArgumentException($"There is no target {name}; 'list' names them.")
            );
    }
}
