using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>
/// The arguments of a call, as models and endpoints write them: nothing, <c>null</c>, an object, an object in a string
/// of JSON, or in a fence of Markdown. What is none of these stays as it is: the tool answers what is wrong with it.
/// </summary>
internal static class CallArguments
{
    /// <summary>How often an object may be encoded as a string.</summary>
    private const int MaximumEncodings = 3;

    /// <summary>The arguments as the text of a JSON object, where they can be read as one.</summary>
    public static string Repair(string? arguments)
    {
        string text = HalfCharacters.Replace(WithoutFence((arguments ?? "").Trim()));
        for (int i = 0; i < MaximumEncodings && text.StartsWith('"') && Decode(text) is { } decoded; i++)
        {
            text = HalfCharacters.Replace(WithoutFence(decoded.Trim()));
        }

        // An object that names a property twice says two things: as an element of a list it is refused by every tool.
        return text is "" or "null" ? "{}"
            : NamesTwice(text) ? $"[{text}]"
            : text;
    }

    /// <summary>Whether a text is a complete JSON object, so that what follows belongs to another call.</summary>
    public static bool IsComplete(string arguments)
    {
        try
        {
            using var document = JsonDocument.Parse(arguments);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool NamesTwice(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { AllowDuplicateProperties = false });
            return false;
        }
        catch (JsonException)
        {
            return IsComplete(text);
        }
    }

    private static string? Decode(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.String ? document.RootElement.GetString() : null;
        }
        catch (JsonException)
        {
            // Not JSON: the tool will say so.
            return null;
        }
    }

    // ```json\n{"symbol":"AAA"}\n```
    private static string WithoutFence(string text)
    {
        const string fence = "```";
        if (!text.StartsWith(fence, StringComparison.Ordinal) || !text.EndsWith(fence, StringComparison.Ordinal))
        {
            return text;
        }

        int begin = text.IndexOf('{', StringComparison.Ordinal);
        int end = text.LastIndexOf('}');
        return begin >= 0 && end > begin ? text[begin..(end + 1)] : text;
    }
}
