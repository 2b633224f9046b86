namespace AiTrader.Core.Tests.Architecture;

/// <summary>Breaks every convention, so that the tests of them can fail.</summary>
public class AnOpenClass
{
#pragma warning disable IDE1006, IDE0044, CA1802, CS0169, CS0649, CA1823, IDE0051
    private static int s_state;
    private static readonly Dictionary<string, string> Cache = [];
#pragma warning restore

    public static string? Ambient { get; set; }

    public static int Count() => Cache.Count + s_state;

    public static Task Wait(CancellationToken cancellationToken) => Task.Delay(0, cancellationToken);

    public static Task WaitAsync() => Task.CompletedTask;
}
