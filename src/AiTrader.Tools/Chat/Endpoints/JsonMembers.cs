using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>Looks into JSON that others wrote, in which every member may be absent or of another kind.</summary>
internal static class JsonMembers
{
    extension(JsonElement element)
    {
        /// <summary>A member; undefined if there is none, or the element is not an object.</summary>
        public JsonElement Member(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member)
                ? member
                : default;

        /// <summary>A member that is a text; null if it is not.</summary>
        public string? Text(string name) =>
            element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

        /// <summary>Whether there is a value: not absent, and not null.</summary>
        public bool IsGiven => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

        /// <summary>The items of an array; a single value is one item, and an absent one is none.</summary>
        public IEnumerable<JsonElement> Items() =>
            element.ValueKind == JsonValueKind.Array ? element.EnumerateArray()
            : element.IsGiven ? [element]
            : [];
    }
}
