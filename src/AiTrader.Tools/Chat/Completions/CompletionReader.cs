using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>Reads the reply of an endpoint, whole or as a stream, whatever was asked for.</summary>
/// <param name="question">The request that it answers.</param>
/// <param name="text">How the endpoint's text is shown.</param>
internal sealed class CompletionReader(CompletionQuestion question, EndpointText text)
{
    private const string Done = "[DONE]";

    /// <summary>Reads a body.</summary>
    /// <exception cref="HttpRequestException">It holds an error, or is not complete.</exception>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public Completion Read(byte[] body)
    {
        string said = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
            .GetString(body)
            .TrimStart('\uFEFF')
            .Trim();
        return said switch
        {
            "" => throw Incomplete("it is empty"),
            ['{' or '[', ..] => ReadWhole(said),
            _ when IsStream(said) => ReadStream(said),
            _ => throw Unreadable(said),
        };
    }

    private Completion ReadWhole(string said)
    {
        var reply = Parse(said);
        EndpointError.ThrowIfAny(reply, text);
        if (reply.ValueKind != JsonValueKind.Object || !reply.TryGetProperty("choices", out _))
        {
            throw Unreadable(said);
        }

        var completion = new CompletionBuilder(question, text);
        completion.Add(reply);
        return completion.Build();
    }

    private Completion ReadStream(string said)
    {
        var completion = new CompletionBuilder(question, text);
        bool isDone = false;

        // The last event of some endpoints lacks the line that ends it.
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(said + "\n\n"));
        foreach (var happened in SseParser.Create(stream).Enumerate())
        {
            foreach (string line in Chunks(happened.Data))
            {
                isDone |= line == Done;
                if (line != Done)
                {
                    Add(completion, happened.EventType, line);
                }
            }
        }

        return isDone || completion.HasEnded ? completion.Build() : throw Incomplete("it has no finish reason");
    }

    private void Add(CompletionBuilder completion, string kind, string line)
    {
        if (kind == "error" && line is not ['{', ..])
        {
            throw EndpointError.Create(JsonSerializer.SerializeToElement(line, CompletionText.Strings), text);
        }

        var chunk = Parse(line);
        if (kind == "error" && !chunk.Member("error").IsGiven)
        {
            throw EndpointError.Create(chunk, text);
        }

        completion.Add(chunk);
    }

    // Some endpoints end an event with one line end instead of two: its data is then more than one document.
    private static string[] Chunks(string data) =>
        data.Contains("}\n{", StringComparison.Ordinal) || data.EndsWith($"\n{Done}", StringComparison.Ordinal)
            ? data.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : data.Trim() is { Length: > 0 } one ? [one]
        : [];

    private static bool IsStream(string said)
    {
        string[] fields = ["data:", "event:", "id:", "retry:", ":"];
        return fields.Any(field => said.StartsWith(field, StringComparison.Ordinal));
    }

    // Gemini wraps its errors in an array of one.
    private JsonElement Parse(string said)
    {
        try
        {
            var reply = JsonElement.Parse(said);
            return reply.ValueKind == JsonValueKind.Array && reply.GetArrayLength() == 1 ? reply[0] : reply;
        }
        catch (JsonException)
        {
            throw Unreadable(said);
        }
    }

    private InvalidDataException Unreadable(string said) =>
        new($"{text.Authority} answers with something that is not a chat completion: {text.Show(said)}");

    private HttpIOException Incomplete(string what) =>
        new(HttpRequestError.ResponseEnded, $"The reply of {text.Authority} is incomplete: {what}.");
}
