using System.Globalization;
using System.Text;

namespace AiTrader.Serving;

/// <summary>
/// A listener on all events, which is cut off now and then and resumes after the last one that it has seen.
/// </summary>
/// <param name="client">How it asks.</param>
/// <param name="first">After which event it begins.</param>
/// <param name="patience">How long a connection lasts; null for as long as the service lets it.</param>
public sealed class EventListener(ServiceClient client, long first, Func<TimeSpan?> patience)
{
    private const string Id = "id: ";
    private const string Kind = "event: ";

    private long _last = first;

    /// <summary>The number of the last event that it has seen.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>How often it connected.</summary>
    public int Connections { get; private set; }

    /// <summary>The events that it should have seen before one that it saw, or that it saw again.</summary>
    public List<string> Missed { get; } = [];

    /// <summary>Listens until it is canceled.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (patience() is { } time)
            {
                cut.CancelAfter(time);
            }

            try
            {
                Connections++;
                await using var stream = await client.ListenAsync("v1/events", _last, cut.Token);
                await ReadAsync(stream, cut.Token);
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException or HttpRequestException)
            {
                // It connects again, after the last event that it has seen.
            }
        }
    }

    /// <summary>Connects, and reads nothing until it is told to; then it reads the rest of the connection.</summary>
    public async Task StallAsync(Task end, CancellationToken cancellationToken)
    {
        try
        {
            Connections++;
            await using var stream = await client.ListenAsync("v1/events", _last, cancellationToken);
            await end;
            using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            rest.CancelAfter(TimeSpan.FromSeconds(5));
            await ReadAsync(stream, rest.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or HttpRequestException)
        {
            // The service has given it up; it resumes as every other one.
        }
    }

    // Frames are "id: 12", "event: filled", "data: {}" and an empty line; one with an id only says how far it is.
    private async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        long? number = null;
        bool isEvent = false;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Id, StringComparison.Ordinal))
            {
                number = long.Parse(line.AsSpan(Id.Length), CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith(Kind, StringComparison.Ordinal))
            {
                isEvent = true;
            }
            else if (line.Length == 0)
            {
                See(number, isEvent);
                (number, isEvent) = (null, false);
            }
        }
    }

    private void See(long? number, bool isEvent)
    {
        if (number is not { } seen)
        {
            return;
        }

        if (isEvent && seen != _last + 1)
        {
            Missed.Add(string.Create(CultureInfo.InvariantCulture, $"{seen} came after {_last}"));
        }

        Volatile.Write(ref _last, seen);
    }
}
