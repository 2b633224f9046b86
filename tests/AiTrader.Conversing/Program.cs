using System.Globalization;
using AiTrader.Conversing;
using AiTrader.Stores;

// conversing FILE SIGNATURE DAYS    runs the sessions of so many days that are not completed, with a model, on one file
// Each line of output is said before the thing is done: "ask TIME#TURN" asks the model, "append ID" appends to the
// ledger.
await using var store = new SqliteStore(args[0], TimeProvider.System);
var run = await TalkingTrader.RunAsync(
    int.Parse(args[2], CultureInfo.InvariantCulture),
    args[1],
    store.WithLedgers(ledgers => new TellingLedger(ledgers, Say)),
    Say
);
return run.Fault is { } faulted ? throw faulted.Fault : 0;

static void Say(string line) => Console.Out.Write(line + "\n");
