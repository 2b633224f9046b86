using System.Text.Json.Serialization;

namespace AiTrader.Tools;

/// <summary>
/// Arguments that need no serializer of a tool's own: numbers, truths, days, lists of text and of numbers, and the words
/// of AiTrader. Without reflection, a schema is made of these.
/// </summary>
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(sbyte?))]
[JsonSerializable(typeof(byte?))]
[JsonSerializable(typeof(short?))]
[JsonSerializable(typeof(ushort?))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(uint?))]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(ulong?))]
[JsonSerializable(typeof(float?))]
[JsonSerializable(typeof(double?))]
[JsonSerializable(typeof(decimal?))]
[JsonSerializable(typeof(DateOnly?))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(int[]))]
[JsonSerializable(typeof(decimal[]))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<int>))]
[JsonSerializable(typeof(IReadOnlyList<decimal>))]
[JsonSerializable(typeof(Symbol))]
[JsonSerializable(typeof(TradingTime?))]
[JsonSerializable(typeof(Price?))]
[JsonSerializable(typeof(Quantity?))]
[JsonSerializable(typeof(Money?))]
[JsonSerializable(typeof(ModelId))]
[JsonSerializable(typeof(OrderSide?))]
internal sealed partial class ArgumentJson : JsonSerializerContext;
