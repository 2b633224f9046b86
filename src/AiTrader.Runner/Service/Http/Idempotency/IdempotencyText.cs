using System.Text.Json;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>A request with an idempotency key as a document.</summary>
internal static class IdempotencyText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Writes it.</summary>
    public static string Write(StoredRequest request) => JsonSerializer.Serialize(request, Json);

    /// <summary>Reads it.</summary>
    /// <exception cref="StoreCorruptedException">The document is empty.</exception>
    public static StoredRequest Read(Document document) =>
        JsonSerializer.Deserialize<StoredRequest>(document.Content, Json)
        ?? throw new StoreCorruptedException(null, $"The document {document.Key} is empty.");
}
