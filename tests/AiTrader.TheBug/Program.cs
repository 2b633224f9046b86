using AiTrader.TheBug.Ambient;
using AiTrader.TheBug.Explicit;

// thebug ambient              the tools' process of the ambient system, in its working directory: buys, and prints the
// answer
// thebug explicit STORE       the tools' process with the library: claims the context of the ticket that it reads, and
// buys
try
{
    Console.WriteLine(
        args switch
        {
            ["ambient"] => new AmbientTool(new RuntimeFile(Directory.GetCurrentDirectory())).Buy("AAA", 10),
            ["explicit", var store] => await ExplicitSystem.BuyInChildAsync(store, Console.In.ReadLine()),
            _ => throw new ArgumentException($"There is no such command: {string.Join(' ', args)}."),
        }
    );
    return 0;
}
catch (Exception failure) when (failure is InvalidOperationException or FormatException or ArgumentException)
{
    Console.Error.WriteLine(failure.Message);
    return 2;
}
