using StackExchange.Redis;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>
/// Kills, pauses and cuts off silos at random moments, and restarts Redis. Silos that ended are started again. At each
/// moment, at least one other silo is up.
/// </summary>
/// <param name="cluster">The cluster.</param>
/// <param name="network">Where it runs; null on loopback, where nothing can be cut.</param>
internal sealed class Disturbances(SiloCluster cluster, PrivateNetwork? network)
{
    // Longer than leases last and than a silo that stands still is a part of its cluster.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(60);

    private readonly Random _random = new(7);
    private readonly HashSet<SiloProcess> _down = [];
    private readonly List<Task> _consequences = [];
    private int _done;

    /// <summary>What was done, and what came of it.</summary>
    public List<string> Log { get; } = [];

    /// <summary>How many were done so far.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Does it all in a random order, and waits for what comes of it.</summary>
    /// <param name="kills">How often a silo is killed.</param>
    /// <param name="pauses">How often one is paused.</param>
    /// <param name="restarts">How often Redis is restarted.</param>
    /// <param name="cuts">How often the connections between the first two silos are cut.</param>
    public async Task RunAsync(int kills, int pauses, int restarts, int cuts)
    {
        Func<Task>[] acts =
        [
            .. Enumerable.Repeat(KillAsync, kills),
            .. Enumerable.Repeat(PauseAsync, pauses),
            .. Enumerable.Repeat(RestartAsync, restarts),
            .. Enumerable.Repeat(CutAsync, cuts),
        ];
        _random.Shuffle(acts);
        foreach (var act in acts)
        {
            await act();
            Interlocked.Increment(ref _done);
            await Task.Delay(_random.Next(2_000, 5_000));
        }

        await Task.WhenAll(_consequences);
    }

    private async Task KillAsync()
    {
        var (silo, driven) = await ChooseAsync();
        silo.Signal("KILL");
        Note($"kill of {silo.ProcessId}, which drove {driven.Count}");
        _consequences.Add(cluster.Takeovers.MeasureAsync(driven, cluster.IsDoneAsync));
        _consequences.Add(RestoreAsync(silo));
    }

    private async Task PauseAsync()
    {
        var (silo, driven) = await ChooseAsync();
        silo.Signal("STOP");
        Note($"pause of {silo.ProcessId}, which drove {driven.Count}");
        _consequences.Add(cluster.Takeovers.MeasureAsync(driven, cluster.IsDoneAsync));
        _consequences.Add(ResumeAsync(silo));
    }

    private async Task RestartAsync()
    {
        await cluster.Redis.StopAsync();
        await Task.Delay(1_000);
        await cluster.Redis.StartAgainAsync();
        Note("restart of Redis");
    }

    private Task CutAsync()
    {
        Assert.That(network, Is.Not.Null, "Nothing can be cut here.");
        network.Cut(1, 2);
        Note("cut between the silos 1 and 2");
        _consequences.Add(MendAsync(network));
        return Task.CompletedTask;
    }

    private async Task MendAsync(PrivateNetwork between)
    {
        await Task.Delay(Cut);
        between.Mend(1, 2);
        Note("the cut ends");
    }

    private async Task ResumeAsync(SiloProcess silo)
    {
        await Task.Delay(Pause);
        silo.Signal("CONT");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            Note($"the paused silo ended with exit code {await silo.EndAsync().WaitAsync(patience.Token)}");
        }
        catch (OperationCanceledException)
        {
            Note("the paused silo goes on");
            _down.Remove(silo);
            return;
        }

        await RestoreAsync(silo);
    }

    // As a supervisor does.
    private async Task RestoreAsync(SiloProcess silo)
    {
        await silo.EndAsync();
        while (true)
        {
            await Task.Delay(1_000);
            silo.Start();
            if (await Task.WhenAny(silo.Address, silo.EndAsync()) == silo.Address)
            {
                break;
            }
        }

        _down.Remove(silo);
        Note("a silo is back");
    }

    private async Task<(SiloProcess Silo, IReadOnlyList<Signature> Driven)> ChooseAsync()
    {
        while (true)
        {
            SiloProcess[] up = [.. cluster.Silos.Where(silo => silo.IsUp && !_down.Contains(silo))];
            if (up.Length > 1)
            {
                try
                {
                    if (await ChooseAsync(up) is { } chosen)
                    {
                        _down.Add(chosen.Silo);
                        return chosen;
                    }
                }
                catch (Exception restarting) when (restarting is RedisException or TimeoutException)
                {
                    // Redis is asked again.
                }
            }

            await Task.Delay(200);
        }
    }

    // One that drives: of another, nobody would miss anything. Null where none of them drives now.
    private async Task<(SiloProcess Silo, IReadOnlyList<Signature> Driven)?> ChooseAsync(SiloProcess[] up)
    {
        var driven = new List<(SiloProcess Silo, IReadOnlyList<Signature> Driven)>();
        foreach (var silo in up)
        {
            driven.Add((silo, await cluster.Takeovers.FindDrivenAsync(silo.ProcessId)));
        }

        var driving = driven.Where(of => of.Driven.Count > 0).ToList();
        if (driving.Count > 0)
        {
            return driving[_random.Next(driving.Count)];
        }

        foreach (var signature in cluster.Signatures)
        {
            if (!await cluster.IsDoneAsync(signature))
            {
                return null;
            }
        }

        throw new AssertionException("Nothing is left that could be disturbed: the traders need more days.");
    }

    private void Note(string line)
    {
        lock (Log)
        {
            Log.Add($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {line}");
        }
    }
}
