using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>Reads a chat completion, whole or as a stream.</summary>
internal static class CompletionReader
{
    /// <summary>Reads a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="question">The request that it answers.</param>
    /// <param name="text">How the endpoint's text is shown.</param>
    /// <exception cref="HttpRequestException">It holds an error.</exception>
    /// <exception cref="HttpIOException">It is not complete.</exception>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static Completion Read(byte[] body, CompletionQuestion question, EndpointText text)
    {
        var reply = new EndpointReply(body, text);
        var completion = new CompletionBuilder(question, text);
        try
        {
            if (reply.IsStream)
            {
                AddEvents(completion, reply);
            }
            else
            {
                AddWhole(completion, reply);
            }

            return completion.Build();
        }
        catch (Exception failure) when (TokenCounts.Keep(failure, completion.Usage?.ToDetails()))
        {
            throw;
        }
        catch (Exception malformed) when (EndpointReply.IsOfForm(malformed))
        {
            throw reply.Unreadable(malformed);
        }
    }

    private static void AddWhole(CompletionBuilder completion, EndpointReply reply)
    {
        var said = reply.ToJson();
        if (said.ValueKind != JsonValueKind.Object || !said.TryGetProperty("choices", out _))
        {
            throw reply.Unreadable();
        }

        completion.Add(said);
    }

    private static void AddEvents(CompletionBuilder completion, EndpointReply reply)
    {
        bool isDone = false;
        foreach (var happened in reply.ReadEvents())
        {
            isDone |= happened.IsDone;
            completion.Add(happened.Data);
        }

        if (!isDone && !completion.HasEnded)
        {
            throw reply.Incomplete("it has no finish reason");
        }
    }
}
