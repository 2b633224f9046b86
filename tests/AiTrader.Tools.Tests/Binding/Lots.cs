using System.Text.Json.Serialization;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>An argument and an answer of a tool of one's own.</summary>
public sealed record Lots(string Symbol, int Count);

/// <summary>Its serializer, as an application has it that is compiled ahead of time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Lots))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
internal sealed partial class LotsContext : JsonSerializerContext;
