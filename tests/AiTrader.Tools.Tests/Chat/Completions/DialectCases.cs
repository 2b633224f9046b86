using AiTrader.Testing.Endpoints;
using static AiTrader.Tools.Tests.Chat.Completions.DialectReply;

namespace AiTrader.Tools.Tests.Chat.Completions;

/// <summary>Replies that are read, as endpoints write them that follow the protocol more or less.</summary>
internal static class DialectCases
{
    public static IEnumerable<TestCaseData> Buys()
    {
        yield return Case(
            "as OpenAI says it",
            Whole($$"""{"role":"assistant","content":null,"tool_calls":[{{Call}}]}""")
        );
        string[] reasons = ["null", "\"\"", "\"eos\"", "\"stop\"", "\"function_call\"", "\"tool_use\"", "\"STOP\""];
        foreach (string reason in reasons)
        {
            yield return Case($"finish reason {reason}", Whole(Calls(Call), reason));
        }

        string[] usages =
        [
            "",
            ",\"usage\":null",
            ",\"usage\":{}",
            ",\"usage\":{\"prompt_tokens\":1.5,\"completion_tokens\":2.0,\"total_tokens\":3.5}",
            ",\"usage\":{\"prompt_tokens\":\"12\",\"completion_tokens\":null}",
            ",\"usage\":{\"prompt_tokens\":-1,\"completion_tokens\":1e300,\"prompt_tokens_details\":null}",
            ",\"created\":1759708800.25",
            ",\"created\":\"now\",\"id\":null,\"model\":7,\"object\":null",
        ];
        foreach (string usage in usages)
        {
            yield return Case(
                $"with '{usage}'",
                Raw($$"""{"choices":[{"message":{{Calls(Call)}},"finish_reason":"tool_calls"}]{{usage}} }""")
            );
        }

        string[] ids = ["", "\"id\":null,", "\"id\":\"\",", "\"id\":7,", "\"id\":{},", "\"id\":\"a#fields:e30\","];
        foreach (string id in ids)
        {
            yield return Case($"call with '{id}'", Whole(Calls($$"""{ {{id}}"function":{{Buy}} }""")));
        }

        yield return Case("a single call", Whole($$"""{"tool_calls":{{Call}} }"""));
        yield return Case("a call of no type", Whole(Calls($$"""{"function":{{Buy}} }""")));
        string[] arguments =
        [
            """{"symbol":"AAA","quantity":1}""",
            "\"\\\"{\\\\\\\"symbol\\\\\\\":\\\\\\\"AAA\\\\\\\",\\\\\\\"quantity\\\\\\\":1}\\\"\"",
            "\"```json\\n{\\\"symbol\\\":\\\"AAA\\\",\\\"quantity\\\":1}\\n```\"",
            "\"  {\\\"symbol\\\":\\\"AAA\\\",\\\"quantity\\\":1}\\n\"",
        ];
        foreach (string given in arguments)
        {
            yield return Case($"arguments {given}", Whole(CallOf("buy", given)));
        }

        string[] names = ["functions.buy", "default_api:buy", " buy ", "tools/buy"];
        foreach (string name in names)
        {
            yield return Case($"name '{name}'", Whole(CallOf(name, """{"symbol":"AAA","quantity":1}""")));
        }

        yield return Case(
            "content in parts",
            Whole(
                $$"""{"content":[{"type":"text","text":"I "},{"type":"text","text":"buy."}],"tool_calls":[{{Call}}]}"""
            )
        );
        yield return Case("a mark of the byte order", Raw("\uFEFF" + Body(Calls(Call))));
        yield return Case("blank lines first", Raw("\n\n\n" + Body(Calls(Call))));
        yield return Case(
            "another choice",
            Raw($$"""{"choices":[{"message":{{Calls(Call)}} },{"index":1,"message":{{Calls(Call)}} }]}""")
        );
        yield return Case("JSON named a stream", ModelAnswer.Raw(Events, Body(Calls(Call))));
        yield return Case("a stream named JSON", ModelAnswer.Raw(Json, Stream(Delta(Calls(Call)))));
        yield return Case("one chunk", Streamed(Delta(Calls(Call))));
        yield return Case("empty data", Streamed("", " ", Delta(Calls(Call)), ""));
        yield return Case(
            "comments",
            ModelAnswer.Raw(Events, ": PROCESSING\n\n: PROCESSING\n\n" + Stream(Delta(Calls(Call))))
        );
        yield return Case(
            "a whole message in a stream",
            Streamed($$"""{"choices":[{"message":{{Calls(Call)}},"finish_reason":"tool_calls"}]}""")
        );
        yield return Case(
            "without a finish reason",
            ModelAnswer.Raw(Events, $"data: {Chunk(Calls(Call), "null")}\n\ndata: [DONE]\n\n")
        );
        yield return Case("without the end", ModelAnswer.Raw(Events, $"data: {Chunk(Calls(Call), "\"stop\"")}"));
        yield return Case(
            "one line end",
            ModelAnswer.Raw(
                Events,
                $"data: {Chunk(Calls(Call), "null")}\ndata: {Chunk("{}", "\"stop\"")}\ndata: [DONE]\n"
            )
        );
        yield return Case(
            "pieces without index",
            Streamed(
                Delta("""{"tool_calls":[{"id":"c1","function":{"name":"buy","arguments":""}}]}"""),
                Delta("""{"tool_calls":[{"function":{"arguments":"{\"symbol\":\"AAA\","}}]}"""),
                Delta("""{"tool_calls":[{"id":"","function":{"name":"","arguments":"\"quantity\":1}"}}]}""")
            )
        );
        yield return Case(
            "id and name in every piece",
            Streamed(
                Delta(
                    """{"tool_calls":[{"index":0,"id":"c1","function":{"name":"buy","arguments":"{\"symbol\":"}}]}"""
                ),
                Delta("""{"tool_calls":[{"index":0,"id":"c1","function":{"name":"buy","arguments":"\"AAA\","}}]}"""),
                Delta(
                    """{"tool_calls":[{"index":0,"id":"c1","function":{"name":"buy","arguments":"\"quantity\":1}"}}]}"""
                )
            )
        );
        yield return Case(
            "usage after the end",
            Streamed(
                Delta(Calls(Call)),
                """{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""",
                """{"choices":null}"""
            )
        );
    }

    public static IEnumerable<TestCaseData> TwoBuys()
    {
        const string one = """{\"symbol\":\"AAA\",\"quantity\":1}""";
        const string two = """{\"symbol\":\"AAA\",\"quantity\":2}""";
        string[] ids = ["", "\"id\":null,", "\"id\":\"\",", "\"id\":0,", "\"id\":\"dup\","];
        foreach (string id in ids)
        {
            string first = $$"""{ {{id}}"function":{"name":"buy","arguments":"{{one}}"} }""";
            string second = $$"""{ {{id}}"function":{"name":"buy","arguments":"{{two}}"} }""";
            yield return Case($"ids '{id}'", Whole(Calls(first, second)));
            yield return Case($"ids '{id}' in one chunk", Streamed(Delta(Calls(first, second))));
            yield return Case($"ids '{id}' in two chunks", Streamed(Delta(Calls(first)), Delta(Calls(second))));
        }

        yield return Case(
            "both with index 0",
            Streamed(
                Delta(Calls($$"""{"index":0,"id":"a","function":{"name":"buy","arguments":"{{one}}"} }""")),
                Delta(Calls($$"""{"index":0,"id":"b","function":{"name":"buy","arguments":"{{two}}"} }"""))
            )
        );
        yield return Case(
            "both with index 0, in pieces",
            Streamed(
                Delta("""{"tool_calls":[{"index":0,"id":"a","function":{"name":"buy","arguments":""}}]}"""),
                Delta(Calls($$"""{"index":0,"function":{"arguments":"{{one}}"} }""")),
                Delta("""{"tool_calls":[{"index":0,"id":"b","function":{"name":"buy","arguments":""}}]}"""),
                Delta(Calls($$"""{"index":0,"function":{"arguments":"{{two}}"} }"""))
            )
        );
        yield return Case(
            "by index, in turns",
            Streamed(
                Delta("""{"tool_calls":[{"index":0,"id":"a","function":{"name":"buy"}}]}"""),
                Delta("""{"tool_calls":[{"index":1,"id":"b","function":{"name":"buy"}}]}"""),
                Delta(Calls($$"""{"index":0,"function":{"arguments":"{{one}}"} }""")),
                Delta(Calls($$"""{"index":1,"function":{"arguments":"{{two}}"} }"""))
            )
        );
    }

    public static IEnumerable<TestCaseData> WithoutArguments()
    {
        string[] arguments = ["null", "\"\"", "\"null\"", "{}", "\"{}\"", "\" \"", "\"\\\"{}\\\"\""];
        foreach (string given in arguments)
        {
            yield return Case($"arguments {given}", Whole(CallOf("portfolio", given)));
            yield return Case($"arguments {given}, streamed", Streamed(Delta(CallOf("portfolio", given))));
        }

        yield return Case("no arguments", Whole("""{"tool_calls":[{"id":"c","function":{"name":"portfolio"}}]}"""));
    }

    public static IEnumerable<TestCaseData> Texts()
    {
        yield return Case("a text", Whole("""{"content":"I wait."}"""));
        yield return Case("parts", Whole("""{"content":[{"type":"text","text":"I wait."}]}"""));
        yield return Case("one part", Whole("""{"content":{"type":"text","text":"I wait."}}"""));
        yield return Case("output_text", Whole("""{"content":[{"type":"output_text","text":"I wait."}]}"""));
        yield return Case("texts", Whole("""{"content":["I ","wait."]}"""));
        yield return Case("a call in the text", Whole("""{"content":"<tool_call>{\"name\":\"buy\"}</tool_call>"}"""));
        yield return Case("no calls", Whole("""{"content":"I wait.","tool_calls":[],"function_call":null}"""));
        yield return Case(
            "an empty finish reason in a stream",
            Streamed("""{"choices":[{"delta":{"content":"I wait."},"finish_reason":""}]}""")
        );
    }

    public static IEnumerable<TestCaseData> Advised()
    {
        yield return Case("arguments cut off", Whole(CallOf("buy", "\"{\\\"symbol\\\":\"")), "not a JSON object");
        yield return Case("arguments in a list", Whole(CallOf("buy", "[1]")), "not a JSON object");
        yield return Case("another tool", Whole(CallOf("functions.borrow", "{}")), "There is no tool");
        yield return Case("no name", Whole("""{"tool_calls":[{"id":"c"}]}"""), "There is no tool");
    }
}
