namespace AiTrader.Runner.Checkups;

/// <summary>Something that must work where traders are to trade in several processes.</summary>
/// <param name="Name">What, in few words.</param>
/// <param name="Remedy">What to do where it does not.</param>
/// <param name="LookAsync">Tries it; whatever it throws is a failure.</param>
internal sealed record Check(
    string Name,
    string Remedy,
    Func<CheckedStore, CancellationToken, Task<Verdict>> LookAsync
);
