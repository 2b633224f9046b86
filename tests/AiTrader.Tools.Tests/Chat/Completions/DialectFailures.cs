using AiTrader.Testing.Endpoints;
using AiTrader.Tools.Tests.Chat.Http;
using static AiTrader.Tools.Tests.Chat.Completions.DialectReply;

namespace AiTrader.Tools.Tests.Chat.Completions;

/// <summary>Replies that are a fault: what is told then, and how often the endpoint is asked.</summary>
internal static class DialectFailures
{
    public static IEnumerable<TestCaseData> All()
    {
        yield return Case("no choices", Raw("""{"choices":[]}"""), "The model's reply is empty", 1);
        yield return Case("null choices", Raw("""{"choices":null}"""), "The model's reply is empty", 1);
        yield return Case("null message", Raw("""{"choices":[{"message":null}]}"""), "The model's reply is empty", 1);
        yield return Case("text choice", Raw("""{"choices":["a"]}"""), "The model's reply is empty", 1);
        yield return Case("cut off", Whole(Calls(Call), "\"length\""), "cut off", 1);
        yield return Case("MAX_TOKENS", Whole(Calls(Call), "\"MAX_TOKENS\""), "cut off", 1);
        yield return Case("SAFETY", Whole("""{"content":"No."}""", "\"SAFETY\""), "withheld by a content filter", 1);
        yield return Case(
            "function_call",
            Whole($$"""{"function_call":{{Buy}} }""", "\"function_call\""),
            "answers with 'function_call', the form before tools",
            1
        );
        yield return Case("something else", Raw("""{"detail":"Not Found"}"""), """{"detail":"Not Found"}""", 1);
        yield return Case("words", Raw("Bad gateway"), "not a reply of a model: Bad gateway", 1);
        yield return Case("half of it", Raw("""{"choices":[{"mess"""), "not a reply of a model: {\"choices\":[{", 1);
        yield return Case("a key", Raw($"Who is {HttpModel.Key}?"), "Who is [key]?", 1);
        yield return Case("a number", Raw("7"), "not a reply of a model: 7", 1);
        yield return Case("an empty body", Raw(" "), "it is empty", 4);
        yield return Case(
            "a stream that stops",
            ModelAnswer.Raw(Events, $"data: {Chunk(Calls(Call), "null")}\n\n"),
            "it has no finish reason",
            4
        );
        string[] lasting = ["400", "\"invalid_request\"", "null", "\"404\""];
        foreach (string code in lasting)
        {
            yield return Case(
                $"error of code {code}",
                Raw($$"""{"error":{"message":"No such model.","code":{{code}} } }"""),
                "answers with an error: No such model.",
                1
            );
        }

        string[] passing = ["502", "\"429\"", "\"rate_limit_exceeded\"", "\"overloaded_error\"", "\"UNAVAILABLE\""];
        foreach (string code in passing)
        {
            yield return Case(
                $"error of code {code}",
                Raw($$"""{"error":{"message":"Provider returned error","status":{{code}} } }"""),
                "answers with an error: Provider returned error",
                4
            );
        }

        yield return Case("an error of words", Raw("""{"error":"Overdrawn"}"""), "an error: Overdrawn", 1);
        yield return Case("an error in a list", Raw("""[{"error":{"message":"Gone","code":404}}]"""), "error: Gone", 1);
        yield return Case(
            "an error of a choice",
            Raw("""{"choices":[{"error":{"message":"Gone","code":502},"finish_reason":"error"}]}"""),
            "an error: Gone",
            4
        );
        yield return Case(
            "ended by an error",
            Whole("""{"content":"I"}""", "\"error\""),
            "finish_reason is 'error'",
            4
        );
        yield return Case(
            "out of resources",
            Whole("""{"content":"I"}""", "\"insufficient_system_resource\""),
            "finish_reason is 'insufficient_system_resource'",
            4
        );
        yield return Case(
            "an error in a stream",
            Streamed(Delta("""{"content":"I"}"""), """{"error":{"message":"Gone","code":503},"choices":[]}"""),
            "an error: Gone",
            4
        );
        yield return Case(
            "an event named error",
            ModelAnswer.Raw(Events, "event: error\ndata: {\"message\":\"Gone\",\"code\":503}\n\n"),
            "an error: Gone",
            4
        );
        yield return Case(
            "an event named error, in words",
            ModelAnswer.Raw(Events, "event: error\ndata: Gone\n\n"),
            "an error: Gone",
            1
        );
        yield return Case(
            "an error of the provider behind",
            Raw("""{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"Too long."}}}"""),
            "Provider returned error: Too long.",
            1
        );
        yield return Case(
            "longer than is read",
            Raw($$"""{"choices":[{"message":{"content":"{{new string('a', 4 << 20)}}"} }]}"""),
            "longer than 4 MiB",
            1
        );
    }
}
