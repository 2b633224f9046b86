using System.Text.Json;

namespace AiTrader;

/// <summary>A line of a file of JSON lines.</summary>
public sealed class JsonLine
{
    internal JsonLine(string source, long number, string text)
    {
        Source = source;
        Number = number;
        Text = text;
    }

    /// <summary>The file.</summary>
    public string Source { get; }

    /// <summary>The number of the line, from 1.</summary>
    public long Number { get; }

    /// <summary>The line as it is in the file.</summary>
    public string Text { get; }

    /// <summary>Reads the object that the line holds.</summary>
    /// <param name="options">How strictly; as JSON is by default, where they are left out.</param>
    /// <exception cref="DataFileException">The line is not JSON, or not an object.</exception>
    public JsonDocument ParseObject(JsonDocumentOptions options = default)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(Text, options);
        }
        catch (JsonException malformed)
        {
            string why = malformed.Message.TrimEnd('.');
            throw Refuse(
                options.AllowDuplicateProperties
                    ? $"the line is not JSON: {why}"
                    : $"the line is not JSON, or names a property twice: {why}",
                malformed
            );
        }
        catch (InvalidOperationException malformed)
        {
            throw Refuse("the line is not Unicode; it has half a character", malformed);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw Refuse("the line is not a JSON object");
    }

    /// <summary>Returns why the line is refused.</summary>
    public DataFileException Refuse(string reason, Exception? innerException = null) =>
        new(Source, Number, Text, reason, innerException);
}
