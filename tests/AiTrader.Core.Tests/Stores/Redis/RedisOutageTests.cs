using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>A server that is killed, stopped or paused while processes trade.</summary>
[Category(TestCategory.Redis)]
public sealed class RedisOutageTests
{
    // Short, so that outages are short too: 5 seconds by default. A busy machine may need more than one attempt to
    // connect.
    private const string Impatient = ",connectTimeout=2000,syncTimeout=400,asyncTimeout=400,abortConnect=false";

    private RedisServer _server = null!;

    [SetUp]
    public async Task StartServer() => _server = await RedisServer.StartDurableAsync();

    [TearDown]
    public void EndServer() => _server?.Dispose();

    [Test]
    public async Task Killed_paused_and_stopped_under_load_it_has_each_trade_once_when_the_unanswered_come_again()
    {
        string[] signatures = ["ann", "ben", "ben"];
        await OpenAsync("ann", "ben");
        var processes = signatures
            .Select(
                (signature, number) =>
                    CrashingProcess.Start(
                        "AiTrader.Crashing",
                        "insist",
                        $"redis:{_server.Address}{Impatient}",
                        signature,
                        $"p{number}"
                    )
            )
            .ToList();
        var said = signatures.Select(_ => new List<string>()).ToArray();
        try
        {
            await ReadAsync(30);
            await _server.KillAsync();
            await Task.Delay(100);
            await _server.StartAgainAsync();

            await ReadAsync(30);
            _server.Pause();
            await ReadUntilUnacknowledgedAsync();
            _server.Resume();

            await ReadAsync(30);
            await _server.StopAsync();
            await ReadUntilUnacknowledgedAsync();
            await _server.StartAgainAsync();

            await ReadAsync(30);
            await Task.WhenAll(processes.Select(process => process.GoAsync()));
            await Task.WhenAll(
                processes.Select(async (process, i) => said[i].AddRange(await process.ReadToEndAsync()))
            );
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }

        await using var store = new RedisStore(_server.Address, TimeProvider.System);
        var ledger = store.Ledgers;
        foreach (string signature in signatures.Distinct())
        {
            var acknowledged = signatures
                .Zip(said)
                .Where(pair => pair.First == signature)
                .SelectMany(pair => pair.Second)
                .Where(line => line.StartsWith('p'))
                .ToList();
            var recorded = (await ledger.AllEntriesAsync(signature))
                .OfType<LedgerEntry.Filled>()
                .Select(fill => fill.Id.Value)
                .ToList();
            Assert.That(acknowledged, Has.Count.GreaterThan(120));
            Assert.That(recorded, Is.EquivalentTo(acknowledged));
            Assert.That(
                await ledger.VerifyAsync(Signature.Parse(signature), CancellationToken.None),
                Has.Property("Damage").Null
            );
        }

        async Task ReadAsync(int count) =>
            await Task.WhenAll(
                processes.Select(async (process, i) => said[i].AddRange(await process.ReadAsync(count)))
            );

        // A pipe full of acknowledgements may come first.
        async Task ReadUntilUnacknowledgedAsync()
        {
            foreach (var (process, lines) in processes.Zip(said))
            {
                do
                {
                    lines.AddRange(await process.ReadAsync(1));
                } while (lines[^1] != "unacknowledged");
            }
        }
    }

    [Test]
    public async Task An_append_whose_reply_came_too_late_is_a_duplicate_when_it_is_appended_again()
    {
        await OpenAsync("alice");
        await using var store = new RedisStore(_server.Address + Impatient, TimeProvider.System);
        var ledger = store.Ledgers;
        var account = (await ledger.FindAccountAsync(Signature.Parse("alice"), CancellationToken.None))!;
        var held = account.Held(account.ContextAt("2025-10-06"), "h", "Waiting.");

        _server.Pause();
        Assert.That(
            async () => await ledger.AppendAsync(held, CancellationToken.None),
            Throws.TypeOf<RedisTimeoutException>()
        );
        _server.Resume();

        AppendResult? again = null;
        await WhenConnectedAsync(async () => again = await ledger.AppendAsync(held, CancellationToken.None));
        Assert.That(again, Is.EqualTo(new AppendResult.Duplicate(held)));
        Assert.That(await ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_server_that_comes_back_without_what_it_acknowledged_is_not_believed()
    {
        using var forgetful = await RedisServer.StartAsync();
        await using var store = new RedisStore(forgetful.Address + Impatient, TimeProvider.System);
        var ledger = store.Ledgers;
        var account = await ledger.OpenAccountAsync(
            Contexts.Alice("2025-10-06"),
            Market.Us,
            new Money(1000),
            CancellationToken.None
        );

        await forgetful.KillAsync();
        await forgetful.StartAgainAsync();

        // The first calls may still find the connection broken.
        var held = account.Held(account.ContextAt("2025-10-06"), "h", "Waiting.");
        Assert.That(
            async () => await WhenConnectedAsync(async () => await ledger.AppendAsync(held, CancellationToken.None)),
            Throws.TypeOf<StoreCorruptedException>()
        );
    }

    [Test]
    public async Task A_server_that_is_not_there_is_an_exception_when_it_is_connected_to()
    {
        await _server.StopAsync();

        Assert.That(
            () => new RedisStore($"{_server.Address},connectTimeout=400", TimeProvider.System),
            Throws.TypeOf<RedisConnectionException>()
        );
    }

    [Test]
    public async Task A_wrong_password_is_refused_and_not_told()
    {
        using var guarded = await RedisServer.StartAsync("--requirepass", "open-sesame");

        var refusal = Assert.Throws<RedisConnectionException>(() =>
            new RedisStore($"{guarded.Address},password=open-barley", TimeProvider.System)
        )!;
        await using var store = new RedisStore(
            $"{guarded.Address},password=open-sesame,defaultDatabase=3",
            TimeProvider.System
        );
        var ledger = store.Ledgers;

        Assert.That(refusal.ToString(), Does.Not.Contain("barley"));
        Assert.That(await ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync(), Is.Empty);
    }

    private async Task OpenAsync(params string[] signatures)
    {
        await using var store = new RedisStore(_server.Address, TimeProvider.System);
        var ledger = store.Ledgers;
        foreach (string signature in signatures)
        {
            await ledger.OpenAccountAsync(
                Contexts.For(signature, "2025-10-06"),
                Market.Us,
                new Money(100_000_000),
                CancellationToken.None
            );
        }
    }

    private static async Task WhenConnectedAsync(Func<Task> act)
    {
        for (int attempt = 1; attempt < 100; attempt++)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception outage) when (outage is RedisException or TimeoutException)
            {
                await Task.Delay(50);
            }
        }
    }
}
