using System.Text.Json.Serialization;

namespace AiTrader.Stores;

/// <summary>
/// An entry as a flat line of JSON, the one form in which entries are stored, hashed and exported; decimals are plain
/// text. A line:
/// <code>{"sequence":2,"signature":"alice","time":"2025-10-01","model":"gpt-5","id":"2025-10-01#1","kind":"filled",
/// "side":"buy","symbol":"NVDA","quantity":"10","filled":"10","price":"187.2","fee":"0",
/// "cash":"8128","holding":"10"}</code>
/// </summary>
internal sealed record LedgerEntryLine
{
    public required long Sequence { get; init; }

    public required string Signature { get; init; }

    public required string Time { get; init; }

    public required string Model { get; init; }

    public required string Id { get; init; }

    public required string Kind { get; init; }

    public string? Market { get; init; }

    public string? Currency { get; init; }

    public int? Decimals { get; init; }

    public string? Side { get; init; }

    public string? Symbol { get; init; }

    public string? Quantity { get; init; }

    public string? Filled { get; init; }

    public string? Price { get; init; }

    public string? Fee { get; init; }

    public string? Cash { get; init; }

    public string? Holding { get; init; }

    public string? Code { get; init; }

    public string? Reason { get; init; }

    public string? Outcome { get; init; }

    public string? Previous { get; init; }

    public string? ResumesAt { get; init; }

    public string? CompletedThrough { get; init; }

    public long? VersionBeforeResumed { get; init; }

    public string? FeeRate { get; init; }

    public string? MinimumFee { get; init; }

    public string? Slippage { get; init; }

    public string? OrderLimit { get; init; }

    public string? PositionLimit { get; init; }

    public string? DailyLoss { get; init; }

    public string? KnowledgeCutoff { get; init; }

    public string? FeeSchedule { get; init; }

    public string? VolumeLimit { get; init; }

    public bool? PriceLimits { get; init; }

    public bool? OddLots { get; init; }

    public bool? CorporateActions { get; init; }

    public string? TotalLoss { get; init; }

    public string? OrdersPerSession { get; init; }

    public string? ApprovalAbove { get; init; }

    public string? Until { get; init; }

    public string? Universe { get; init; }

    public string? Type { get; init; }

    public string? Limit { get; init; }

    public string? Stop { get; init; }

    public string? TimeInForce { get; init; }

    public string? Of { get; init; }

    public long? Number { get; init; }

    public string? Open { get; init; }

    public string? Reserved { get; init; }

    public string? Triggered { get; init; }

    public string? ExDate { get; init; }

    public string? PayDate { get; init; }

    public string? Value { get; init; }

    public string? Units { get; init; }

    public string? Amount { get; init; }
}

/// <summary>The serializer of <see cref="LedgerEntryLine"/>, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(LedgerEntryLine))]
internal sealed partial class LedgerEntryLineContext : JsonSerializerContext;
