using System.Globalization;

namespace AiTrader.Fuzzing;

/// <summary>What the program is asked for.</summary>
internal sealed record FuzzArguments
{
    /// <summary>The names of the targets; none for all.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>Whether the targets are to be listed.</summary>
    public bool IsList { get; init; }

    /// <summary>How long each target is tried.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The seed of the mutations.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>A file with one input; null to mutate.</summary>
    public string? Input { get; init; }

    /// <summary>Where findings are saved.</summary>
    public string Folder { get; init; } = "findings";

    /// <summary>Reads the arguments of the program.</summary>
    /// <exception cref="ArgumentException">One is unknown, or has no value.</exception>
    public static FuzzArguments Parse(string[] args)
    {
        var targets = new List<string>();
        var parsed = new FuzzArguments { Targets = targets };
        for (int i = 0; i < args.Length; i++)
        {
            string value = args[i].StartsWith("--", StringComparison.Ordinal)
                ? args.ElementAtOrDefault(++i) ?? throw new ArgumentException($"{args[^1]} has no value.")
                : "";
            switch (args[i - (value.Length > 0 ? 1 : 0)])
            {
                case "--minutes":
                    parsed = parsed with { Time = TimeSpan.FromMinutes(Number(value)) };
                    break;
                case "--seed":
                    parsed = parsed with { Seed = (int)Number(value) };
                    break;
                case "--input":
                    parsed = parsed with { Input = value };
                    break;
                case "--out":
                    parsed = parsed with { Folder = value };
                    break;
                case "list":
                    parsed = parsed with { IsList = true };
                    break;
                case var name when name.StartsWith("--", StringComparison.Ordinal):
                    throw new ArgumentException($"There is no option {name}.");
                case var name:
                    targets.Add(name);
                    break;
            }
        }

        return parsed;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
