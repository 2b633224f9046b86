using AiTrader.Crashing;

// crashing trade STORE SIGNATURE...       buys one share after the other for each signature at once, until it is killed
// crashing buy STORE SIGNATURE NAME N     waits for a line, then buys one share N times under ids that begin with NAME
// crashing insist STORE SIGNATURE NAME    buys one share after the other, each again until it is acknowledged, until it
// reads a line
// crashing tell STORE NAME N              waits for a line, then tells and counts N entries, as others do at once
// crashing lease STORE SIGNATURE          takes the lease, waits a second for it, and keeps it until it reads a line
// crashing week STORE SIGNATURE           runs the sessions of a week that are not completed
// crashing random STORE SEED              runs the sessions that are not completed, with random orders
// soak STORE FIRST COUNT THINKING         drives traders through a long market, thinking for milliseconds, until it is
// killed
// STORE is a SQLite file, or redis: and a connection string.
// Each line of output is an acknowledged act: what a line says has happened and must not be lost.
await (
    args switch
    {
        ["trade", var store, .. var signatures] => Trading.TradeAsync(store, signatures),
        ["buy", var store, var signature, var name, var count] => Trading.BuyAsync(
            store,
            signature,
            name,
            int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)
        ),
        ["insist", var store, var signature, var name] => Trading.InsistAsync(store, signature, name),
        ["tell", var store, var name, var count] => Telling.TellAsync(
            store,
            name,
            int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)
        ),
        ["lease", var store, var signature] => Trading.TakeLeaseAsync(store, signature),
        ["week", var store, var signature] => Trading.RunWeekAsync(store, signature),
        ["random", var store, var seed] => Trading.RunRandomAsync(
            store,
            int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)
        ),
        ["soak", var store, var first, var count, var thinking] => Soaking.RunAsync(
            store,
            int.Parse(first, System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(count, System.Globalization.CultureInfo.InvariantCulture),
            TimeSpan.FromMilliseconds(int.Parse(thinking, System.Globalization.CultureInfo.InvariantCulture))
        ),
        _ => throw new ArgumentException($"There is no such command: {string.Join(' ', args)}."),
    }
);
