using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace AiTrader.Serving;

/// <summary>
/// A user who asks for sessions of its traders, looks at them, and tries those of others. One act at a time.
/// </summary>
/// <param name="client">How it asks.</param>
/// <param name="traders">Its traders.</param>
/// <param name="foreign">Signatures of others that it tries.</param>
/// <param name="pace">How long it waits between two new sessions of a trader.</param>
/// <param name="findings">What it finds.</param>
public sealed class LoadedUser(
    ServiceClient client,
    IReadOnlyList<LoadedTrader> traders,
    Queue<string> foreign,
    TimeSpan pace,
    Findings findings
)
{
    private const int RepeatedPosts = 10;

    // Of a hundred acts.
    private const int PostShare = 10;

    private readonly Random _random = new(client.User.GetHashCode(StringComparison.Ordinal));

    /// <summary>Does one thing.</summary>
    public async Task ActAsync()
    {
        if (foreign.Count > 0 && _random.Next(4) == 0)
        {
            await TryForeignAsync(foreign.Dequeue());
            return;
        }

        var trader = traders[_random.Next(traders.Count)];
        int act = _random.Next(100);
        if (act < PostShare || !trader.IsCompleted)
        {
            await (
                !trader.IsCompleted ? FollowAsync(trader)
                : trader.AskedAt == 0 || Stopwatch.GetElapsedTime(trader.AskedAt) >= pace ? AskAsync(trader)
                : AskAgainAsync(trader)
            );
            return;
        }

        await (
            act switch
            {
                < 35 => ReadPortfolioAsync(trader),
                < 60 => ReadLedgerAsync(trader),
                < 80 => ReadTraderAsync(trader),
                < 88 => ReadOrdersAsync(trader),
                < 93 => ReadAsync(trader, $"{trader.Address}/runs?count=20"),
                < 97 => ReadTradersAsync(),
                < 99 => ReadAsync(trader, "v1/models"),
                _ => ReadAsync(trader, "v1/leaderboard"),
            }
        );
    }

    /// <summary>Tries every signature that is left.</summary>
    public async Task TryRestAsync()
    {
        while (foreign.TryDequeue(out string? signature))
        {
            await TryForeignAsync(signature);
        }
    }

    /// <summary>Whether every session that was acknowledged is completed.</summary>
    public async Task<bool> IsIdleAsync()
    {
        foreach (var trader in traders.Where(trader => !trader.IsCompleted))
        {
            await FollowAsync(trader);
        }

        return traders.All(trader => trader.IsCompleted);
    }

    // The next session, under a key. Some are asked for twice at once, as by a client that does not wait.
    private async Task AskAsync(LoadedTrader trader)
    {
        int times = _random.Next(RepeatedPosts) == 0 ? 2 : 1;
        trader.AskedAt = Stopwatch.GetTimestamp();
        bool[] accepted = await Task.WhenAll(
            Enumerable.Range(0, times).Select(_ => PostAsync(trader, trader.Acknowledged, hasKey: true))
        );
        if (accepted.Contains(true))
        {
            trader.Acknowledged++;
            trader.IsCompleted = false;
        }
    }

    // One that was asked for: with its key, the answer is repeated, and without, the run is there once.
    private Task<bool> AskAgainAsync(LoadedTrader trader) =>
        PostAsync(trader, _random.Next(trader.Acknowledged), hasKey: _random.Next(2) == 0);

    private async Task<bool> PostAsync(LoadedTrader trader, int number, bool hasKey)
    {
        string day = LoadedMarket.Days[number];
        var answer = await client.PostAsync(
            $"{trader.Address}/sessions",
            new { modelId = trader.ModelId, time = day },
            hasKey ? $"{trader.Signature}-{day}" : null
        );
        findings.Posts.Add(answer.Took);
        bool isAccepted = answer.Status == HttpStatusCode.Accepted;
        findings.Require(
            isAccepted && TextOf(answer.Body, "id") == day && TextOf(answer.Body, "signature") == trader.Signature,
            $"POST of {day} for {trader.Signature}: {answer.Status} {answer.Body}"
        );
        return isAccepted;
    }

    private async Task FollowAsync(LoadedTrader trader)
    {
        string day = LoadedMarket.Days[trader.Acknowledged - 1];
        var session = await ReadAsync(trader, $"{trader.Address}/sessions/{day}");
        trader.IsCompleted = TextOf(session, "state") == "completed";
        findings.Require(
            TextOf(session, "state") is "completed" or "pending",
            $"The session {day} of {trader.Signature}: {session}"
        );
    }

    private async Task ReadPortfolioAsync(LoadedTrader trader)
    {
        if (trader.Acknowledged > 1)
        {
            var portfolio = await ReadAsync(trader, $"{trader.Address}/portfolio");
            trader.ShownCash[decimal.Parse(TextOf(portfolio, "cash")!, CultureInfo.InvariantCulture)] = true;
        }
    }

    private async Task ReadOrdersAsync(LoadedTrader trader)
    {
        if (trader.Acknowledged > 1)
        {
            await ReadAsync(trader, $"{trader.Address}/orders");
        }
    }

    private async Task ReadLedgerAsync(LoadedTrader trader)
    {
        if (trader.Acknowledged < 2)
        {
            return;
        }

        var page = await ReadAsync(
            trader,
            $"{trader.Address}/ledger?count=50&after={_random.Next(trader.Acknowledged)}"
        );
        foreach (var entry in page.GetProperty("items").EnumerateArray())
        {
            findings.RequireOwn(trader, TextOf(entry, "signature"), entry);
        }
    }

    private async Task ReadTraderAsync(LoadedTrader trader)
    {
        var shown = await ReadAsync(trader, trader.Address);
        findings.RequireOwn(trader, TextOf(shown, "signature"), shown);
        bool isOwn = shown.GetProperty("cash").GetDecimal() == trader.Cash && TextOf(shown, "owner") == client.User;
        findings.RequireOwn(trader, isOwn ? trader.Signature : "", shown);
    }

    private async Task ReadTradersAsync()
    {
        var page = await ReadAsync(traders[0], "v1/traders");
        string?[] shown = [.. page.GetProperty("items").EnumerateArray().Select(item => TextOf(item, "signature"))];
        bool isOwn = shown.Order().SequenceEqual(traders.Select(trader => trader.Signature).Order());
        findings.RequireOwn(traders[0], isOwn ? traders[0].Signature : "", page);
    }

    private async Task<JsonElement> ReadAsync(LoadedTrader trader, string address)
    {
        var answer = await client.GetAsync(address);
        findings.Reads.Add(answer.Took);
        findings.Require(answer.Status == HttpStatusCode.OK, $"GET {address}: {answer.Status} {answer.Body}");
        if (TextOf(answer.Body, "signature") is { } shown)
        {
            findings.RequireOwn(trader, shown, answer.Body);
        }

        return answer.Body;
    }

    private async Task TryForeignAsync(string signature)
    {
        string trader = $"v1/traders/{signature}";
        var answer = await (
            _random.Next(12) switch
            {
                0 => client.GetAsync(trader),
                1 => client.GetAsync($"{trader}/ledger"),
                2 => client.GetAsync($"{trader}/portfolio"),
                3 => client.GetAsync($"{trader}/orders"),
                4 => client.GetAsync($"{trader}/equity"),
                5 => client.GetAsync($"{trader}/faults"),
                6 => client.GetAsync($"{trader}/sessions/{LoadedMarket.Days[0]}"),
                7 => client.GetAsync($"{trader}/sessions/{LoadedMarket.Days[0]}/conversation"),
                8 => client.GetAsync($"{trader}/runs"),
                9 => client.GetAsync($"{trader}/events"),
                10 => client.DeleteAsync($"{trader}/runs/{LoadedMarket.Days[0]}"),
                _ => client.PostAsync(
                    $"{trader}/sessions",
                    new { modelId = "baseline/momentum", time = LoadedMarket.Days[0] }
                ),
            }
        );
        findings.CountForeign(answer.Status == HttpStatusCode.NotFound, $"{client.User} {trader}: {answer.Status}");
    }

    private static string? TextOf(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
