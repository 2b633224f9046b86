using System.Globalization;

namespace AiTrader.Serving;

/// <summary>What a soak does.</summary>
public sealed record SoakPlan
{
    private const int Sessions = 1_500;

    /// <summary>How long it takes.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How many traders there are; a multiple of four.</summary>
    public int Traders { get; init; } = 64;

    /// <summary>The stores that are soaked, one after the other: <c>sqlite</c>, <c>redis</c>.</summary>
    public IReadOnlyList<string> Stores { get; init; } = ["sqlite", "redis"];

    /// <summary>The longest time between two kills.</summary>
    public TimeSpan KillInterval { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>By how many MB a minute the memory of the long-lived process may grow, after the first half.</summary>
    public double MemorySlope { get; init; } = 4;

    /// <summary>How long each trader thinks in a session: for some sessions of a long soak.</summary>
    public TimeSpan Thinking =>
        TimeSpan.FromMilliseconds(Math.Max(20, Math.Round(Duration.TotalMilliseconds / Sessions)));

    /// <summary>Reads <c>--minutes N</c>, <c>--traders N</c> and <c>--store NAME</c>.</summary>
    /// <exception cref="ArgumentException">There is another option.</exception>
    public static SoakPlan Parse(IReadOnlyList<string> arguments)
    {
        var plan = new SoakPlan();
        for (int i = 0; i < arguments.Count; i += 2)
        {
            plan = (arguments[i], arguments.ElementAtOrDefault(i + 1)) switch
            {
                ("--minutes", { } text) => plan with
                {
                    Duration = TimeSpan.FromMinutes(double.Parse(text, CultureInfo.InvariantCulture)),
                },
                ("--traders", { } text) => plan with { Traders = int.Parse(text, CultureInfo.InvariantCulture) },
                ("--store", "sqlite" or "redis") => plan with { Stores = [arguments[i + 1]] },
                _ => throw new ArgumentException($"There is no such option: {arguments[i]}."),
            };
        }

        return plan;
    }
}
