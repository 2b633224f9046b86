using System.Globalization;
using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>What a tool returns, as the text that the model reads.</summary>
internal static class ToolAnswer
{
    /// <summary>
    /// Text and structured answers as they are, other values as JSON, of which a string is written without its quotes;
    /// nothing for null.
    /// </summary>
    public static object? Write(object? result, JsonSerializerOptions? serializer)
    {
        if (result is null or string or IStructuredAnswer)
        {
            return result;
        }

        // JSON has no infinity.
        if (result is double or float)
        {
            return ((IFormattable)result).ToString(null, CultureInfo.InvariantCulture);
        }

        var options = serializer ?? ToolSerializer.Options;
        var json = JsonSerializer.SerializeToElement(result, options.GetTypeInfo(result.GetType()));
        return json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText();
    }
}
