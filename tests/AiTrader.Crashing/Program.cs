using AiTrader.Crashing;

// crashing trade FILE SIGNATURE...      buys one share after the other for each signature at once, until it is killed
// crashing buy FILE SIGNATURE NAME N    waits for a line, then buys one share N times under ids that begin with NAME
// crashing week FILE SIGNATURE          runs the sessions of a week that are not completed
// Each line of output is an acknowledged act: what a line says has happened and must not be lost.
await (args switch
{
    ["trade", var file, .. var signatures] => Trading.TradeAsync(file, signatures),
    ["buy", var file, var signature, var name, var count] => Trading.BuyAsync(file, signature, name, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)),
    ["week", var file, var signature] => Trading.RunWeekAsync(file, signature),
    _ => throw new ArgumentException($"There is no such command: {string.Join(' ', args)}."),
});
