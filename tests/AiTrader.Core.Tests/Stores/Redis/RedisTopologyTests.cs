using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>
/// More than one plain server: a cluster, which refuses keys of two slots, and a replica that takes over.
/// </summary>
[Category(TestCategory.Redis)]
public sealed class RedisTopologyTests
{
    [Test]
    public async Task In_a_cluster_accounts_trade_and_are_listed()
    {
        using var server = await RedisServer.StartAsync(
            "--cluster-enabled",
            "yes",
            "--cluster-announce-ip",
            "127.0.0.1"
        );
        await using var client = await ConnectAsClusterAsync(server);
        await using var store = new RedisStore(server.Address, TimeProvider.System);
        var ledger = store.Ledgers;

        foreach (string signature in (string[])["alice", "bob"])
        {
            var account = await ledger.OpenAccountAsync(
                Contexts.For(signature, "2025-10-06"),
                Market.Us,
                new Money(1000),
                CancellationToken.None
            );
            await ledger.AppendNewAsync(account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10));
        }

        Assert.That(
            await ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync(),
            Is.EqualTo(new[] { "alice", "bob" }.Select(Signature.Parse))
        );
        Assert.That(
            async () =>
                await client
                    .GetDatabase()
                    .ExecuteAsync("EVAL", "return 1", "2", "aitrader:{alice}:x", "aitrader:{bob}:x"),
            Throws.InstanceOf<Exception>(),
            "Keys of two signatures are in two slots."
        );
    }

    [Test]
    public async Task A_replica_is_not_written_until_it_takes_over_and_then_goes_on_where_the_primary_was()
    {
        using var primary = await RedisServer.StartAsync("--repl-diskless-sync-delay", "0");
        using var replica = await RedisServer.StartAsync("--replicaof", "127.0.0.1", $"{primary.Port}");
        var options = ConfigurationOptions.Parse(
            $"{primary.Address},{replica.Address},connectTimeout=1000,asyncTimeout=400,configCheckSeconds=1"
        );
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(100);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
        await using var store = new RedisStore(connection, TimeProvider.System);
        var ledger = store.Ledgers;
        var account = await ledger.OpenAccountAsync(
            Contexts.Alice("2025-10-06"),
            Market.Us,
            new Money(1000),
            CancellationToken.None
        );
        await using var client = await ConnectionMultiplexer.ConnectAsync($"{replica.Address},allowAdmin=true");
        await UntilAsync(async () => await client.GetDatabase().KeyExistsAsync("aitrader:{alice}:ledger:head"));

        await primary.KillAsync();
        var bought = account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10);
        Assert.That(
            async () => await ledger.AppendAsync(bought, CancellationToken.None),
            Throws.InstanceOf<RedisException>().Or.InstanceOf<TimeoutException>()
        );
        await client.GetServer(replica.Address).MakePrimaryAsync(ReplicationChangeOptions.Broadcast);
        AppendResult? result = null;
        await UntilAsync(async () => (result = await ledger.AppendAsync(bought, CancellationToken.None)) is not null);

        Assert.That(result, Is.InstanceOf<AppendResult.Appended>());
        Assert.That(await ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(2));
    }

    // Nothing tells the client: it looks by itself, after a minute if nobody has set how often.
    [Test]
    public async Task A_store_of_two_addresses_finds_the_replica_that_has_taken_over_within_seconds()
    {
        using var primary = await RedisServer.StartAsync("--repl-diskless-sync-delay", "0");
        using var replica = await RedisServer.StartAsync("--replicaof", "127.0.0.1", $"{primary.Port}");
        await using var client = await ConnectionMultiplexer.ConnectAsync($"{replica.Address},allowAdmin=true");
        await using var store = new RedisStore(
            $"{primary.Address},{replica.Address},connectTimeout=1000,asyncTimeout=400",
            TimeProvider.System
        );
        var account = await store.Ledgers.OpenAccountAsync(Contexts.Alice("2025-10-06"), Market.Us, new Money(1000));
        await UntilAsync(async () => await client.GetDatabase().KeyExistsAsync("aitrader:{alice}:ledger:head"));

        await primary.KillAsync();
        await client.GetServer(replica.Address).ExecuteAsync("REPLICAOF", "NO", "ONE");
        AppendResult? result = null;
        var bought = account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10);
        await UntilAsync(async () => (result = await store.Ledgers.AppendAsync(bought)) is not null);

        Assert.That(result, Is.InstanceOf<AppendResult.Appended>());
    }

    [Test]
    public async Task A_store_that_names_a_sentinel_follows_it_to_the_replica_that_takes_over()
    {
        using var primary = await RedisServer.StartAsync("--repl-diskless-sync-delay", "0");
        using var replica = await RedisServer.StartAsync("--replicaof", "127.0.0.1", $"{primary.Port}");
        using var sentinel = await RedisSentinel.StartAsync(primary);
        await using var client = await ConnectionMultiplexer.ConnectAsync(replica.Address);
        await using var store = new RedisStore(
            $"{sentinel.Address},serviceName={RedisSentinel.Service},connectTimeout=1000,asyncTimeout=400",
            TimeProvider.System
        );
        var account = await store.Ledgers.OpenAccountAsync(Contexts.Alice("2025-10-06"), Market.Us, new Money(1000));
        await UntilAsync(async () => await client.GetDatabase().KeyExistsAsync("aitrader:{alice}:ledger:head"));

        await primary.KillAsync();
        AppendResult? result = null;
        var bought = account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10);
        await UntilAsync(async () => (result = await store.Ledgers.AppendAsync(bought)) is not null);

        Assert.That(result, Is.InstanceOf<AppendResult.Appended>());
        Assert.That(await store.Ledgers.AllEntriesAsync("alice"), Has.Count.EqualTo(2));
    }

    private static async Task<ConnectionMultiplexer> ConnectAsClusterAsync(RedisServer server)
    {
        var client = await ConnectionMultiplexer.ConnectAsync($"{server.Address},allowAdmin=true");
        await client.GetServer(server.Address).ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
        await UntilAsync(async () =>
            ((string?)await client.GetServer(server.Address).ExecuteAsync("CLUSTER", "INFO"))!.Contains(
                "cluster_state:ok",
                StringComparison.Ordinal
            )
        );
        return client;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await IsSoAsync())
        {
            await Task.Delay(50, patience.Token);
        }

        async Task<bool> IsSoAsync()
        {
            try
            {
                return await isSo();
            }
            catch (Exception outage) when (outage is RedisException or TimeoutException)
            {
                return false;
            }
        }
    }
}
