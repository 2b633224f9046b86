using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Tools;

/// <summary>
/// What a provider attaches to its message and to a call, and wants back: <c>reasoning_content</c>,
/// <c>reasoning_details</c>, <c>extra_content</c>. Clients of the protocol drop what they do not know, and return the
/// id of a call as it is. So the fields cross the client within the id of the call; the message's own go with its first
/// call. docs/decisions/0028 says why.
/// </summary>
/// <param name="Message">The fields of the message.</param>
/// <param name="Call">The fields of the call.</param>
internal sealed record AttachedFields(JsonObject Message, JsonObject Call)
{
    /// <summary>The key under which a call has them in a conversation and in a journal.</summary>
    public const string Key = "provider_fields";

    private const string Mark = "#fields:";

    /// <summary>Whether there is nothing to keep.</summary>
    public bool IsEmpty => Message.Count == 0 && Call.Count == 0;

    /// <summary>Whether an id carries fields.</summary>
    public static bool IsCarriedBy(string id) => id.Contains(Mark, StringComparison.Ordinal);

    /// <summary>The id with the fields in it.</summary>
    public static string Carry(string id, JsonElement fields) =>
        $"{id}{Mark}{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(fields, CompletionText.Elements))}";

    /// <summary>Takes the fields out of an id.</summary>
    /// <param name="id">The id of a call.</param>
    /// <param name="own">The id that the provider gave.</param>
    /// <param name="fields">The fields.</param>
    public static bool TrySplit(string id, out string own, out JsonElement fields)
    {
        int mark = id.IndexOf(Mark, StringComparison.Ordinal);
        (own, fields) = (id, default);
        if (mark < 0 || !Base64Url.IsValid(id.AsSpan(mark + Mark.Length)))
        {
            return false;
        }

        own = id[..mark];
        fields = JsonElement.Parse(Base64Url.DecodeFromChars(id.AsSpan(mark + Mark.Length)));
        return true;
    }

    /// <summary>The same, as fields to give back.</summary>
    public static bool TryTake(string id, out string own, [NotNullWhen(true)] out AttachedFields? fields)
    {
        fields = TrySplit(id, out own, out var carried)
            ? new AttachedFields(Object(carried.Member("message")), Object(carried.Member("call")))
            : null;
        return fields is not null;
    }

    /// <summary>The form in which they are kept.</summary>
    public JsonElement ToElement() =>
        JsonSerializer.SerializeToElement(
            new JsonObject { ["message"] = Message.DeepClone(), ["call"] = Call.DeepClone() },
            CompletionText.Nodes
        );

    /// <summary>Gives them back.</summary>
    public void CopyTo(JsonObject message, JsonObject call)
    {
        Copy(Message, message);
        Copy(Call, call);
    }

    private static JsonObject Object(JsonElement fields) =>
        fields.ValueKind == JsonValueKind.Object ? JsonObject.Create(fields)! : [];

    private static void Copy(JsonObject fields, JsonObject target)
    {
        foreach (var (name, value) in fields)
        {
            target[name] = value?.DeepClone();
        }
    }
}
