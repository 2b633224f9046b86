using System.Globalization;
using AiTrader.Serving;

// serving users [SECONDS]        200 users with 400 traders, 32 requests at a time; 600 seconds by default
// serving listeners [COUNT]      1,000 listeners on events by default, one of them stalled
// serving waiting [COUNT]        1,000 sessions by default that wait for a model
// serving soak [--minutes 30] [--traders 64] [--store sqlite|redis]
//                                kills processes that trade, for half an hour on each store by default
// Each of the others starts a redis-server and 'aitrader serve' on loopback. All print what they found, and end with 1
// if a limit is not kept.
int? number = args is [not "soak", _, ..] ? int.Parse(args[1], CultureInfo.InvariantCulture) : null;
var proof = args switch
{
    ["users", ..] => await UserLoad.RunAsync(
        new UserLoadPlan { Duration = TimeSpan.FromSeconds(number ?? 600) },
        Console.Out.WriteLine
    ),
    ["listeners", ..] => await ListenerLoad.RunAsync(number ?? 1_000, TimeSpan.FromMinutes(1), Console.Out.WriteLine),
    ["waiting", ..] => await WaitingLoad.RunAsync(number ?? 1_000, perSession: 200, Console.Out.WriteLine),
    ["soak", .. var options] => await Soak.RunAsync(SoakPlan.Parse(options), Console.Out.WriteLine),
    _ => throw new ArgumentException($"There is no such command: {string.Join(' ', args)}."),
};
Console.Out.WriteLine(proof);
return proof.IsKept ? 0 : 1;
