using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiTrader.Stores;

/// <summary>
/// A request as a flat line of JSON, the form in which stores keep it; the cost is plain text. A line:
/// <code>{"time":"2025-10-01","model":"gpt-5","recordedAt":1759759800123,"outcome":"replied",
/// "input":1200,"output":80,"cacheRead":1000,"cost":"0.0011"}</code>
/// </summary>
internal sealed record SessionRequestLine
{
    public required string Time { get; init; }

    public required string Model { get; init; }

    public required long RecordedAt { get; init; }

    public required string Outcome { get; init; }

    public string? Reason { get; init; }

    public long? Input { get; init; }

    public long? Output { get; init; }

    public long? CacheRead { get; init; }

    public long? CacheWritten { get; init; }

    public string? Cost { get; init; }

    /// <summary>The line of a request.</summary>
    public static string Write(SessionRequest request) =>
        JsonSerializer.Serialize(
            new SessionRequestLine
            {
                Time = request.Context.Time.ToString(),
                Model = request.Context.ModelId.Value,
                RecordedAt = request.RecordedAt.ToUnixTimeMilliseconds(),
                Outcome = EnumName.Of(request.Outcome),
                Reason = request.Reason,
                Input = request.Tokens?.Input,
                Output = request.Tokens?.Output,
                CacheRead = request.Tokens?.CacheRead,
                CacheWritten = request.Tokens?.CacheWritten,
                Cost = request.Cost is { } cost ? PlainDecimal.Format(cost) : null,
            },
            SessionRequestLineContext.Default.SessionRequestLine
        );

    /// <summary>Reads a line.</summary>
    /// <exception cref="StoreCorruptedException">AiTrader did not write it.</exception>
    public static SessionRequest Read(Signature signature, string line)
    {
        try
        {
            return JsonSerializer
                    .Deserialize(line, SessionRequestLineContext.Default.SessionRequestLine)
                    ?.ToRequest(signature)
                ?? throw Changed(signature, line);
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException or FormatException)
        {
            throw Changed(signature, line, malformed);
        }
    }

    private SessionRequest ToRequest(Signature signature) =>
        new()
        {
            Context = FaultText.ContextOf(signature, Time, Model),
            RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(RecordedAt),
            Outcome = EnumName.ParseJson<RequestOutcome>(Outcome),
            Reason = Reason,
            Tokens =
                Input is { } input && Output is { } output
                    ? new TokenUsage(input, output) { CacheRead = CacheRead, CacheWritten = CacheWritten }
                    : null,
            Cost =
                Cost is null ? null
                : PlainDecimal.TryParse(Cost, out decimal cost) ? cost
                : throw new FormatException($"{MessageText.Quote(Cost)} is not an amount."),
        };

    private static StoreCorruptedException Changed(Signature signature, string line, Exception? reason = null) =>
        new(
            signature,
            $"The requests of {signature} were changed: {MessageText.Quote(line)} is not a request.",
            reason
        );
}

/// <summary>The serializer of <see cref="SessionRequestLine"/>, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(SessionRequestLine))]
internal sealed partial class SessionRequestLineContext : JsonSerializerContext;
