using System.Diagnostics;
using System.Net;
using AiTrader.Runner.Service.Runs;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>
/// A client that asks for sessions while silos fail: each time with a key, at a silo that lives, at another one until
/// it has an answer, and again later, when it has to get the same answer.
/// </summary>
/// <param name="cluster">The cluster.</param>
/// <param name="number">Which client.</param>
/// <param name="days">How many sessions a trader has.</param>
internal sealed class RepeatingClient(SiloCluster cluster, int number, int days)
{
    // One that stands still accepts connections and does not answer.
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(5);

    // Longer than a request is kept that a process began and did not end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Random _random = new(number);
    private readonly List<Post> _posts = [];

    /// <summary>How many different posts were answered.</summary>
    public int Posts => _posts.Count;

    /// <summary>How many were repeated after a disturbance that came after their answer.</summary>
    public int RepeatedAfter { get; private set; }

    /// <summary>How many requests had no answer, or one that asks for another try.</summary>
    public int Unanswered { get; private set; }

    /// <summary>The runs that it asked for.</summary>
    public IEnumerable<(Signature Signature, RunId Id)> Runs => _posts.Select(post => (post.Signature, post.Id));

    /// <summary>Asks and repeats until it is canceled; what it has begun is answered before it ends.</summary>
    /// <param name="disturbances">How many disturbances were done so far.</param>
    /// <param name="end">Ends it.</param>
    public async Task RunAsync(Func<int> disturbances, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await AskAsync(disturbances);
            var earlier = _posts[_random.Next(_posts.Count)];
            var disturbed = _posts.FirstOrDefault(post => !post.IsRepeated && post.Disturbances < disturbances());
            await RepeatAsync(disturbed ?? earlier);
            RepeatedAfter += disturbed is null ? 0 : 1;
            await Task.WhenAny(Task.Delay(Pause, end));
        }
    }

    /// <summary>Repeats each of its posts once more.</summary>
    public async Task RepeatAllAsync()
    {
        foreach (var post in _posts)
        {
            await RepeatAsync(post);
        }
    }

    // A session of a run that is under way or done already: the ledgers stay those of a run that is not disturbed.
    private async Task AskAsync(Func<int> disturbances)
    {
        var time = TradingTime.Parse(ClusterFiles.Day(_random.Next(1, days)));
        var post = new Post
        {
            Signature = cluster.Signatures[_random.Next(cluster.Signatures.Count)],
            Id = new RunId(time, time),
            Key = $"client-{number}-post-{_posts.Count}",
        };
        (post.Answer, post.Answered) = await AnswerAsync(post);
        post.Disturbances = disturbances();
        _posts.Add(post);
    }

    private async Task RepeatAsync(Post post)
    {
        var (answer, _) = await AnswerAsync(post);
        Assert.That(answer, Is.EqualTo(post.Answer), $"{post.Key} of {post.Signature}");
        post.IsRepeated = true;
    }

    private async Task<(string Answer, SiloProcess By)> AnswerAsync(Post post)
    {
        var start = Stopwatch.StartNew();
        while (true)
        {
            var silo = Choose(post);
            var (status, answer) = await TryAskAsync(silo, post);
            if (status == HttpStatusCode.Accepted)
            {
                return (answer, silo);
            }

            bool isFirst = post.Answer is null;
            bool mayRepeat =
                status is null or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
                || (isFirst && status == HttpStatusCode.Conflict);
            Assert.That(mayRepeat, Is.True, $"{post.Key} of {post.Signature}: {status} {answer}");
            Assert.That(start.Elapsed, Is.LessThan(Patience), $"{post.Key} of {post.Signature} has no answer.");
            Unanswered++;
            await Task.Delay(Pause);
        }
    }

    private async Task<(HttpStatusCode? Status, string Answer)> TryAskAsync(SiloProcess silo, Post post)
    {
        using var limit = new CancellationTokenSource(LongestRequest);
        try
        {
            string day = post.Id.From.ToString();
            return await cluster.AskAsync(silo, post.Signature, (day, day), post.Key, limit.Token);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or OperationCanceledException)
        {
            return (null, failed.Message);
        }
    }

    // Another one than answered first, if another one lives.
    private SiloProcess Choose(Post post)
    {
        var up = cluster.Silos.Where(silo => silo.IsUp).ToList();
        var others = up.Where(silo => silo != post.Answered).ToList();
        var choice = others.Count > 0 ? others : up;
        return choice[_random.Next(choice.Count)];
    }

    private sealed class Post
    {
        public required Signature Signature { get; init; }

        public required RunId Id { get; init; }

        public required string Key { get; init; }

        public string? Answer { get; set; }

        public SiloProcess? Answered { get; set; }

        public int Disturbances { get; set; }

        public bool IsRepeated { get; set; }
    }
}
