using System.Text.Json;

namespace AiTrader.Runner.Json;

/// <summary>A value of a JSON file, and its place.</summary>
/// <param name="Path">For example, <c>$.traders[0].cash</c>.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text of a string, the digits of a number; otherwise empty.</param>
internal sealed record JsonPlace(string Path, int Line, JsonValueKind Kind, string Text)
{
    /// <summary>The properties of an object, in their order; a name can occur twice.</summary>
    public IReadOnlyList<(string Name, JsonPlace Value)> Properties { get; init; } = [];

    /// <summary>The items of an array.</summary>
    public IReadOnlyList<JsonPlace> Items { get; init; } = [];

    /// <summary>The kind, as text.</summary>
    public string KindWord =>
        Kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "true or false",
            JsonValueKind.Null or JsonValueKind.Undefined => "null",
            _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, "There is no such kind."),
        };

    /// <summary>A property; null if there is none.</summary>
    public JsonPlace? Find(string name) => Properties.FirstOrDefault(property => property.Name == name).Value;
}
