using AiTrader.Runner.Input;

namespace AiTrader.Runner.Lookahead;

/// <summary>A leak that is planted, so that a reader sees that the proof finds it.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Guards">The guards, one of which leaks.</param>
internal sealed record PlantedLeak(string Name, WorldGuards Guards)
{
    private static readonly IReadOnlyList<PlantedLeak> All =
    [
        Of("prices", new() { MarketData = (market, prices) => new LeakingMarketData(market, prices) }),
        Of("news", new() { NewsSource = source => new LeakingNewsSource(source) }),
        Of("notes", new() { NoteStore = notes => new LeakingNoteStore(notes) }),
    ];

    /// <summary>Reads the name of a leak.</summary>
    /// <exception cref="FormatException">There is no such leak; the message says what is allowed.</exception>
    public static PlantedLeak Parse(string text) =>
        All.FirstOrDefault(leak => leak.Name == text)
        ?? throw TextValue.Refusal(text, string.Join(", ", All.Select(leak => leak.Name)));

    private static PlantedLeak Of(string name, WorldGuards guards) => new(name, guards with { AreRecorded = false });
}
