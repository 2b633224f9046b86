using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Runner.Tests;

/// <summary>A small endpoint on loopback that speaks as much of OpenAI's and Anthropic's protocols as a trader needs.</summary>
internal sealed class FakeEndpoint : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _keys = new();
    private readonly Func<FakeQuestion, FakeReply> _reply;
    private readonly Task _serving;
    private int _asked;

    public FakeEndpoint(Func<FakeQuestion, FakeReply> reply)
    {
        _reply = reply;
        Address = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where it is.</summary>
    public string Address { get; }

    /// <summary>How many questions came.</summary>
    public int Asked => _asked;

    /// <summary>The keys that came.</summary>
    public IReadOnlyCollection<string> Keys => [.. _keys.Distinct()];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await Task.WhenAny(_serving, Task.Delay(TimeSpan.FromSeconds(5)));
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext exchange;
            try
            {
                exchange = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            try
            {
                await AnswerAsync(exchange);
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException or JsonException)
            {
                // The program was killed, or the test is over, while the endpoint read or answered; others are served on.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext exchange)
    {
        using var reader = new StreamReader(exchange.Request.InputStream);
        var body = JsonNode.Parse(await reader.ReadToEndAsync())!;
        _keys.Enqueue(exchange.Request.Headers["Authorization"] ?? "");
        bool isAnthropic = exchange.Request.RawUrl!.EndsWith("/messages", StringComparison.Ordinal);
        var reply = _reply(new FakeQuestion(Interlocked.Increment(ref _asked), TurnOf(body), body["stream"]?.GetValue<bool>() ?? false, body.ToJsonString()));
        exchange.Response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            exchange.Response.AddHeader(name, value);
        }

        bool streams = body["stream"]?.GetValue<bool>() == true && reply.Status == 200;
        exchange.Response.ContentType = streams ? "text/event-stream" : "application/json";
        string text = reply.Status != 200 ? reply.Body : isAnthropic ? Anthropic(reply) : streams ? OpenAIStream(reply) : OpenAI(reply);
        await exchange.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        exchange.Response.Close();
    }

    // The replies of the model so far, and one.
    private static int TurnOf(JsonNode body) => 1 + body["messages"]!.AsArray().Count(message => message!["role"]!.GetValue<string>() == "assistant");

    private static string OpenAI(FakeReply reply) => new JsonObject
    {
        ["id"] = "c",
        ["object"] = "chat.completion",
        ["created"] = 1,
        ["model"] = "m",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = OpenAIMessage(reply), ["finish_reason"] = reply.Tool is null ? "stop" : "tool_calls" }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 100, ["completion_tokens"] = 10, ["total_tokens"] = 110 },
    }.ToJsonString();

    private static JsonObject OpenAIMessage(FakeReply reply)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Body };
        if (reply.Tool is { } tool)
        {
            message["tool_calls"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["id"] = $"call-{tool}",
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = JsonSerializer.Serialize(reply.Arguments) },
            });
        }

        return message;
    }

    private static string OpenAIStream(FakeReply reply)
    {
        string Chunk(JsonObject? delta, string? finish, JsonObject? usage) => "data: " + new JsonObject
        {
            ["id"] = "c",
            ["object"] = "chat.completion.chunk",
            ["created"] = 1,
            ["model"] = "m",
            ["choices"] = delta is null ? [] : new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
            ["usage"] = usage,
        }.ToJsonString() + "\n\n";
        return Chunk(OpenAIMessage(reply), null, null)
            + Chunk([], reply.Tool is null ? "stop" : "tool_calls", null)
            + Chunk(null, null, new JsonObject { ["prompt_tokens"] = 100, ["completion_tokens"] = 10, ["total_tokens"] = 110 })
            + "data: [DONE]\n\n";
    }

    private static string Anthropic(FakeReply reply)
    {
        var content = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = reply.Body });
        if (reply.Tool is { } tool)
        {
            content.Add(new JsonObject { ["type"] = "tool_use", ["id"] = $"call-{tool}", ["name"] = tool, ["input"] = JsonSerializer.SerializeToNode(reply.Arguments) });
        }

        return new JsonObject
        {
            ["id"] = "m",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = "m",
            ["content"] = content,
            ["stop_reason"] = reply.Tool is null ? "end_turn" : "tool_use",
            ["stop_sequence"] = null,
            ["usage"] = new JsonObject { ["input_tokens"] = 100, ["output_tokens"] = 10 },
        }.ToJsonString();
    }
}
