using System.Text.Json.Serialization;

namespace AiTrader.Tools;

/// <summary>How the structured answers of the tools become JSON, at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(OrderContent))]
[JsonSerializable(typeof(CancelContent))]
[JsonSerializable(typeof(OrdersContent))]
[JsonSerializable(typeof(HoldContent))]
[JsonSerializable(typeof(SessionEndContent))]
[JsonSerializable(typeof(QuoteContent))]
[JsonSerializable(typeof(HistoryContent))]
[JsonSerializable(typeof(PortfolioContent))]
[JsonSerializable(typeof(CalculateContent))]
[JsonSerializable(typeof(MarketContent))]
[JsonSerializable(typeof(SymbolsContent))]
internal sealed partial class AnswerJson : JsonSerializerContext;
