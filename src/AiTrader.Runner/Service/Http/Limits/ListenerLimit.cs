using System.Threading.RateLimiting;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace AiTrader.Runner.Service.Http.Limits;

/// <summary>How many streams of events a user can have open at a process.</summary>
/// <param name="most">How many.</param>
internal sealed class ListenerLimit(int most) : IRateLimiterPolicy<string>
{
    /// <summary>The name of the policy.</summary>
    public const string Name = "listeners";

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected =>
        (rejected, _) =>
            new ValueTask(
                new Problem(
                    ProblemKinds.TooManyRequests,
                    $"The user has {most} open streams of events; allowed: {most} (--listener-limit). Close one."
                )
                {
                    RetryAfter = Wait,
                }.ExecuteAsync(rejected.HttpContext)
            );

    /// <inheritdoc/>
    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        UserIdentity.Find(httpContext) is { User.Name: var user }
            ? RateLimitPartition.GetConcurrencyLimiter(
                user.Value,
                _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 }
            )
            : RateLimitPartition.GetNoLimiter("");
}
