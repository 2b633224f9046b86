using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiTrader.Handoffs;

/// <summary>
/// An offered context, as it is stored until it is claimed:
/// <c>{"signature":"alice","model":"openai/gpt-5","time":"2025-10-01","expires":1759312800000}</c>.
/// </summary>
/// <param name="Signature">Who trades.</param>
/// <param name="Model">The model that decides.</param>
/// <param name="Time">When.</param>
/// <param name="Expires">When the offer expires, in milliseconds of Unix time.</param>
internal sealed record OfferedContext(string? Signature, string? Model, string? Time, long Expires)
{
    /// <summary>The default lifetime of an offer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The longest lifetime of an offer.</summary>
    public static readonly TimeSpan MaximumLifetime = TimeSpan.FromDays(1);

    public static OfferedContext Create(TradingContext context, DateTimeOffset expires) =>
        new(context.Signature.Value, context.ModelId.Value, context.Time.ToString(), expires.ToUnixTimeMilliseconds());

    /// <summary>The lifetime, where it is one second to one day.</summary>
    public static TimeSpan RequireLifetime(TimeSpan lifetime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, MaximumLifetime);
        return lifetime;
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, OfferedContextJson.Default.OfferedContext);

    /// <exception cref="InvalidDataException">The bytes are not an offer.</exception>
    public static OfferedContext Read(ContextTicket ticket, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, OfferedContextJson.Default.OfferedContext)
                ?? throw Changed(ticket, null);
        }
        catch (JsonException malformed)
        {
            throw Changed(ticket, malformed);
        }
    }

    /// <summary>The result of a claim.</summary>
    /// <exception cref="InvalidDataException">It contains no valid context.</exception>
    public ClaimResult ClaimedBy(ContextTicket ticket, DateTimeOffset now)
    {
        var builder = new TradingContextBuilder
        {
            Signature = Signature,
            ModelId = Model,
            Time = Time,
        };
        return !builder.TryBuild(out var context, out _) ? throw Changed(ticket, null)
            : Expires <= now.ToUnixTimeMilliseconds() ? new ClaimResult.Refused(ClaimRefusal.Expired)
            : context.ModelId != ticket.ModelId ? new ClaimResult.Refused(ClaimRefusal.Foreign)
            : new ClaimResult.Granted(context, ticket.Handoff);
    }

    private static InvalidDataException Changed(ContextTicket ticket, Exception? inner) =>
        new($"What {ticket.Handoff} keeps under a ticket of {ticket.ModelId} is not a context: it was changed.", inner);
}

/// <summary>The serializer of <see cref="OfferedContext"/>, generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OfferedContext))]
internal sealed partial class OfferedContextJson : JsonSerializerContext;
