using AiTrader.Stores;

// OwnStore FILE    runs what is not completed of a week, and says each act when it is done
await using var store = await JsonLinesStore.OpenAsync(args[0], TimeProvider.System);
MeteredLedgers? metered = null;
var run = await Week.RunAsync(
    store.WithLedgers(ledgers => metered = new MeteredLedgers(ledgers)),
    line => Console.Out.Write(line + "\n")
);
Console.Error.WriteLine($"{metered!.Appends} entries were appended.");
return run.Fault is null ? 0 : 1;
