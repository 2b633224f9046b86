using AiTrader.Testing.Endpoints;

namespace AiTrader.Tools.Tests.Chat.Completions;

/// <summary>Bodies of chat completions, written to the letter.</summary>
internal static class DialectReply
{
    public const string Json = "application/json";
    public const string Events = "text/event-stream";
    public const string Buy = """{"name":"buy","arguments":"{\"symbol\":\"AAA\",\"quantity\":1}"}""";
    public const string Call = $$"""{"id":"c1","type":"function","function":{{Buy}}}""";

    public static string Calls(params string[] calls) => $$"""{"tool_calls":[{{string.Join(',', calls)}}]}""";

    public static string CallOf(string name, string arguments) =>
        Calls($$"""{"id":"c1","type":"function","function":{"name":"{{name}}","arguments":{{arguments}} } }""");

    public static string Body(string message, string finish = "\"tool_calls\"") =>
        Head("chat.completion") + $$"""{"index":0,"message":{{message}},"finish_reason":{{finish}} }]}""";

    public static ModelAnswer Whole(string message, string finish = "\"tool_calls\"") => Raw(Body(message, finish));

    public static ModelAnswer Raw(string body) => ModelAnswer.Raw(Json, body);

    public static string Chunk(string delta, string finish) =>
        Head("chat.completion.chunk") + $$"""{"index":0,"delta":{{delta}},"finish_reason":{{finish}} }]}""";

    public static string Delta(string delta) => Chunk(delta, "null");

    public static string Stream(params string[] chunks) =>
        string.Concat(chunks.Append(Chunk("{}", "\"stop\"")).Append("[DONE]").Select(chunk => $"data: {chunk}\n\n"));

    public static ModelAnswer Streamed(params string[] chunks) => ModelAnswer.Raw(Events, Stream(chunks));

    public static TestCaseData Case(string name, params object[] arguments) =>
        new TestCaseData(arguments).SetArgDisplayNames(name);

    private static string Head(string kind) =>
        $$"""{"id":"x","object":"{{kind}}","created":1,"model":"m","choices":[""";
}
