using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using RedisException = StackExchange.Redis.RedisException;

namespace AiTrader.Crashing;

/// <summary>What this program does until it is killed.</summary>
public static class Trading
{
    private const string Day = "2025-10-06";

    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    public static async Task TradeAsync(string store, string[] signatures)
    {
        await using var opened = Open(store);
        var floor = FloorOf(opened);
        await Task.WhenAll(signatures.Select(signature => Task.Run(() => TradeAsync(floor, signature))));
    }

    public static async Task BuyAsync(string store, string signature, string name, int count)
    {
        await using var opened = Open(store);
        var floor = FloorOf(opened);
        var context = Contexts.For(signature, Day);
        Say("ready");
        await Console.In.ReadLineAsync();
        for (int number = 1; number <= count; number++)
        {
            var outcome = await floor.Brokerage.SubmitAsync(
                context,
                Order.Buy(ClientOrderId.Parse($"{name}-{number}"), Aaa, 1),
                CancellationToken.None
            );
            Say(outcome is TradeOutcome.Denied denied ? denied.Denial.Code : outcome.Order.Id.Value);
        }
    }

    public static async Task InsistAsync(string store, string signature, string name)
    {
        await using var opened = Open(store);
        var floor = FloorOf(opened);
        var context = Contexts.For(signature, Day);
        Say("ready");
        var ending = Task.Run(Console.In.ReadLineAsync);
        for (int number = 1; !ending.IsCompleted; number++)
        {
            var order = Order.Buy(ClientOrderId.Parse($"{name}-{number}"), Aaa, 1);
            while (!await TrySubmitAsync(floor, context, order))
            {
                Say("unacknowledged");
            }

            Say(order.Id.Value);
        }
    }

    public static async Task RunWeekAsync(string store, string signature)
    {
        await using var opened = Open(store);
        var floor = FloorOf(opened);
        var trader = new Trader(Signature.Parse(signature), ModelId.Parse("test/model"), new FourActs(Say))
        {
            Cash = new Money(10_000),
        };
        await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(floor.Series), null, CancellationToken.None);
    }

    public static async Task RunRandomAsync(string store, int seed)
    {
        await using var opened = Open(store);
        await new RandomTrading(seed, Say).RunAsync(kept: opened);
    }

    public static async Task TakeLeaseAsync(string store, string signature)
    {
        await using var opened = Open(store, new LeaseOptions { Wait = TimeSpan.FromSeconds(1) });
        try
        {
            await using var lease = await opened.Leases.TakeAsync(Signature.Parse(signature));
            Say($"taken by process {Environment.ProcessId}");
            await Console.In.ReadLineAsync();
        }
        catch (LeaseException refusal)
        {
            Say(refusal.Message);
        }
    }

    private static async Task TradeAsync(TradingFloor floor, string signature)
    {
        var context = Contexts.For(signature, Day);
        var account = await floor.OpenAsync(context, 100_000_000);
        for (long number = account.Version + 1; ; number++)
        {
            var outcome = await floor.Brokerage.SubmitAsync(
                context,
                Order.Buy(ClientOrderId.Parse($"{signature}#{number}"), Aaa, 1),
                CancellationToken.None
            );
            Say($"{signature} {outcome.Order.Id}");
        }
    }

    private static async Task<bool> TrySubmitAsync(TradingFloor floor, TradingContext context, Order order)
    {
        try
        {
            await floor.Brokerage.SubmitAsync(context, order, CancellationToken.None);
            return true;
        }
        catch (Exception outage) when (outage is RedisException or TimeoutException)
        {
            return false;
        }
    }

    public static IStore Open(string store, LeaseOptions? leases = null) =>
        store.StartsWith("redis:", StringComparison.Ordinal)
            ? new RedisStore(store["redis:".Length..], TimeProvider.System, leases)
            : new SqliteStore(store, TimeProvider.System, leases);

    private static TradingFloor FloorOf(IStore store)
    {
        var week = TestMarket.UsWeek();
        return new TradingFloor(new AsOfMarketData(Market.Us, week.Series), week.Series, store, RuleBook.Standard);
    }

    public static void Say(string line) => Console.Out.Write(line + "\n");
}
