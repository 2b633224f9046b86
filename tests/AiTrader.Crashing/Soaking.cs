using AiTrader.Prices;
using AiTrader.Stores;
using RedisConnectionException = StackExchange.Redis.RedisConnectionException;

namespace AiTrader.Crashing;

/// <summary>
/// Drives a group of traders, each in slices of the market, and each again where a session faulted or another process
/// has its lease, until the process is killed.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="thinking">How long a trader thinks in each session.</param>
internal sealed class Soaking(IStore store, TimeSpan thinking) : IProgress<SessionResult>
{
    private const int Slice = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly PriceSeries _series = SoakedMarket.Read();

    /// <summary>Drives the traders of the numbers from the first.</summary>
    public static async Task RunAsync(string store, int first, int count, TimeSpan thinking)
    {
        // A rival's lease is awaited for a moment: it is asked for again anyhow.
        var leases = new LeaseOptions { Lifetime = TimeSpan.FromSeconds(5), Wait = TimeSpan.FromSeconds(1) };
        await using var opened = await OpenAsync(store, leases);
        var soaking = new Soaking(opened, thinking);
        await Task.WhenAll(Enumerable.Range(first, count).Select(soaking.DriveAsync));
    }

    // A server that was killed a moment ago is back in another one.
    private static async Task<IStore> OpenAsync(string store, LeaseOptions leases)
    {
        while (true)
        {
            try
            {
                return Trading.Open(store, leases);
            }
            catch (RedisConnectionException)
            {
                await Task.Delay(Pause);
            }
        }
    }

    // "done soak-001 2025-09-01 ."; a line without its end was cut off by a kill.
    void IProgress<SessionResult>.Report(SessionResult value) =>
        Trading.Say(
            value is SessionResult.Faulted faulted
                ? $"fault {value.Context.Signature} {value.Context.Time} {faulted.Fault.GetType().Name} ."
                : $"done {value.Context.Signature} {value.Context.Time} ."
        );

    private async Task DriveAsync(int number)
    {
        var name = SoakedMarket.NameOf(number);
        var maker = new SoakedOrders(number, thinking, id => Trading.Say($"act {name} {id} ."));
        var arena = SoakedMarket.ArenaOn(store, _series);
        var trader = SoakedMarket.TraderOf(number, maker);
        foreach (var slice in SessionSchedule.FromPrices(_series).Chunk(Slice))
        {
            while (!await IsDoneAsync(arena, trader, new SessionSchedule(slice)))
            {
                await Task.Delay(Pause);
            }
        }
    }

    private async Task<bool> IsDoneAsync(Arena arena, Trader trader, SessionSchedule slice)
    {
        var runs = await arena.RunAsync([trader], slice, this);
        return runs[0] is { Fault: null, Refusal: null };
    }
}
