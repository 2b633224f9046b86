using AiTrader.Runner.Hosting;
using AiTrader.Runner.Service.Http.Access;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>Deletes what has expired, every hour: sign-ins and idempotency keys that nobody asks for again.</summary>
internal sealed partial class Housekeeping(
    IdempotencyBook answers,
    SignInBook signIns,
    TimeProvider clock,
    ILogger<Housekeeping> logger
) : EndlessService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        bool isNoted = false;
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await signIns.RemoveExpiredAsync(cancellationToken);
                await answers.RemoveExpiredAsync(cancellationToken);
                if (!isNoted)
                {
                    await answers.NoteExpiriesAsync(cancellationToken);
                    isNoted = true;
                }
            }
#pragma warning disable CA1031 // What cannot be deleted now is deleted in an hour; until then it only takes space.
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(failure);
            }
        } while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    [LoggerMessage(223, LogLevel.Warning, "What has expired cannot be deleted now", EventName = "HousekeepingFailed")]
    private partial void LogFailed(Exception failure);
}
