namespace AiTrader.Runner.Checkups;

/// <summary>Something that must work when traders trade in several processes.</summary>
/// <param name="Name">A short description.</param>
/// <param name="Remedy">How to repair it.</param>
/// <param name="LookAsync">Runs it; every exception is a failure.</param>
internal sealed record Check(
    string Name,
    string Remedy,
    Func<CheckedStore, CancellationToken, Task<Verdict>> LookAsync
);
