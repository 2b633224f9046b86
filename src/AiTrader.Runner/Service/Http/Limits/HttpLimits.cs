using System.Threading.RateLimiting;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AiTrader.Runner.Service.Http.Limits;

/// <summary>What one client can take of the service.</summary>
internal sealed record HttpLimits
{
    /// <summary>Requests of one user in a second, over time. Default: 50.</summary>
    public int PerSecond { get; init; } = 50;

    /// <summary>How many requests of one user can come at once. Default: 200.</summary>
    public int Burst { get; init; } = 200;

    /// <summary>Requests without a valid key of one address in a second, over time. Default: 10.</summary>
    public int AnonymousPerSecond { get; init; } = 10;

    /// <summary>How many requests without a valid key of one address can come at once. Default: 50.</summary>
    public int AnonymousBurst { get; init; } = 50;

    /// <summary>Streams of events that one user can have open. Default: 100.</summary>
    public int Listeners { get; init; } = 100;

    /// <summary>
    /// Keys and cookies that are looked up in a second, of all addresses, over time. One that was valid lately is not
    /// counted. Default: 100.
    /// </summary>
    public int LookUpsPerSecond { get; init; } = 100;

    /// <summary>How many keys and cookies can be looked up at once. Default: 500.</summary>
    public int LookUpBurst { get; init; } = 500;

    /// <summary>New idempotency keys of one user in an hour, over time and at once. Default: 10,000.</summary>
    public int KeysPerHour { get; init; } = 10_000;

    /// <summary>Traders that one user can register; an admin can register any number. Default: 1,000.</summary>
    public int TradersPerUser { get; init; } = 1_000;

    /// <summary>
    /// Whether a proxy of this machine is in front, which says in <c>X-Forwarded-For</c> from where requests come.
    /// Default: false.
    /// </summary>
    public bool HasProxy { get; init; }

    /// <summary>The limits that a service was asked for.</summary>
    public static HttpLimits Of(ServicePlan plan) =>
        new()
        {
            PerSecond = plan.RequestsPerSecond,
            Burst = 4 * plan.RequestsPerSecond,
            Listeners = plan.ListenersPerUser,
            HasProxy = plan.Hosts.Count > 0,
        };

    /// <summary>Limits what a connection can do before a request is complete.</summary>
    public static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = RequestBody.Longest;
        limits.MaxRequestLineSize = 4 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxConcurrentConnections = 20_000;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
    }

    /// <summary>Limits the requests of each user, and of each address without one.</summary>
    public void Configure(RateLimiterOptions limiter)
    {
        limiter.AddPolicy(ListenerLimit.Name, new ListenerLimit(Listeners));
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            UserIdentity.Find(http) is { User.Name: var user }
                ? RateLimitPartition.GetTokenBucketLimiter($"user {user}", _ => Bucket(PerSecond, Burst))
                : RateLimitPartition.GetTokenBucketLimiter(
                    $"address {ClientAddress.Of(http, HasProxy)}",
                    _ => Bucket(AnonymousPerSecond, AnonymousBurst)
                )
        );
        limiter.OnRejected = static (rejected, _) =>
            new ValueTask(
                new Problem(ProblemKinds.TooManyRequests)
                {
                    RetryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
                        ? wait
                        : TimeSpan.FromSeconds(1),
                }.ExecuteAsync(rejected.HttpContext)
            );
    }

    private static TokenBucketRateLimiterOptions Bucket(int perSecond, int burst) =>
        new()
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
            AutoReplenishment = true,
        };
}
