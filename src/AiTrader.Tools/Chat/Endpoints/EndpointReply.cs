using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>The reply of an endpoint, as one JSON object or as a stream of events, whatever was asked for.</summary>
internal sealed class EndpointReply
{
    private static readonly string[] Fields = ["data:", "event:", "id:", "retry:", ":"];

    private readonly string _said;
    private readonly EndpointText _text;

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="text">How the endpoint's text is shown.</param>
    /// <exception cref="HttpIOException">It is empty.</exception>
    /// <exception cref="InvalidDataException">It is neither JSON nor a stream.</exception>
    public EndpointReply(byte[] body, EndpointText text)
    {
        _text = text;
        _said = HalfCharacters.Replace(Encoding.UTF8.GetString(body).TrimStart('\uFEFF').Trim());
        IsStream = Fields.Any(field => _said.StartsWith(field, StringComparison.Ordinal));
        if (_said.Length == 0)
        {
            throw Incomplete("it is empty");
        }

        if (!IsStream && _said is not ['{' or '[', ..])
        {
            throw Unreadable();
        }
    }

    /// <summary>Whether it is a stream of events.</summary>
    public bool IsStream { get; }

    /// <summary>The JSON of a reply that is not a stream.</summary>
    /// <exception cref="HttpRequestException">It is an error.</exception>
    /// <exception cref="InvalidDataException">It is not JSON.</exception>
    public JsonElement ToJson() => Parse(_said);

    /// <summary>The events of a stream, without those that say nothing.</summary>
    /// <exception cref="HttpRequestException">One is an error.</exception>
    /// <exception cref="InvalidDataException">One is not JSON.</exception>
    public IEnumerable<EndpointEvent> ReadEvents()
    {
        // The last event of some endpoints lacks the line that ends it.
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(_said + "\n\n"));
        foreach (var happened in SseParser.Create(stream).Enumerate())
        {
            foreach (string data in Documents(happened.Data))
            {
                yield return data == EndpointEvent.DoneData
                    ? EndpointEvent.Done
                    : new EndpointEvent(happened.EventType, Read(happened.EventType, data));
            }
        }
    }

    /// <summary>
    /// Whether a failure says that JSON has another form than was expected: a number that is too large, a list for a
    /// text, a member twice.
    /// </summary>
    public static bool IsOfForm(Exception failure) =>
        failure is InvalidOperationException or ArgumentException or FormatException;

    /// <summary>The failure of a reply that is not what was asked for.</summary>
    /// <param name="reason">Why it cannot be read; null if it is another thing altogether.</param>
    public InvalidDataException Unreadable(Exception? reason = null) => Unreadable(_said, reason);

    /// <summary>The failure of a reply that does not end.</summary>
    public HttpIOException Incomplete(string what) =>
        new(HttpRequestError.ResponseEnded, $"The reply of {_text.Authority} is incomplete: {what}.");

    private JsonElement Read(string kind, string data)
    {
        if (kind != "error")
        {
            return Parse(data);
        }

        var error = data is ['{', ..] ? Parse(data) : JsonSerializer.SerializeToElement(data, CompletionText.Strings);
        throw EndpointError.Create(error, _text);
    }

    // Gemini wraps its errors in an array of one.
    private JsonElement Parse(string said)
    {
        try
        {
            var reply = JsonElement.Parse(said);
            reply = reply.ValueKind == JsonValueKind.Array && reply.GetArrayLength() == 1 ? reply[0] : reply;
            EndpointError.ThrowIfAny(reply, _text);
            return reply;
        }
        catch (JsonException)
        {
            throw Unreadable(said);
        }
    }

    // Some endpoints end an event with one line end instead of two: its data is then more than one document.
    private static string[] Documents(string data) =>
        data.Contains("}\n{", StringComparison.Ordinal)
        || data.EndsWith($"\n{EndpointEvent.DoneData}", StringComparison.Ordinal)
            ? data.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : data.Trim() is { Length: > 0 } one ? [one]
        : [];

    private InvalidDataException Unreadable(string said, Exception? reason = null) =>
        new($"{_text.Authority} answers with something that is not a reply of a model: {_text.Show(said)}", reason);
}
