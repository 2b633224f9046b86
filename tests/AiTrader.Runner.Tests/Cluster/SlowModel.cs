using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>
/// An endpoint of OpenAI's protocol that takes its time, for any number of traders at once. What it answers follows
/// from the question alone, so that a session that is continued elsewhere ends as it would have ended.
/// </summary>
internal sealed class SlowModel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _asked;

    private SlowModel(WebApplication app) => _app = app;

    /// <summary>Its address, as a traders file has it.</summary>
    public string Address => $"{_app.Urls.First()}/v1";

    /// <summary>How long it thinks before an answer.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>How many questions came.</summary>
    public int Asked => _asked;

    /// <summary>Starts it on a free port.</summary>
    public static async Task<SlowModel> StartAsync(IPAddress address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(address, 0));
        builder.Services.AddRoutingCore();
        var model = new SlowModel(builder.Build());
        model._app.MapPost("/v1/chat/completions", model.AnswerAsync);
        await model._app.StartAsync();
        return model;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        Interlocked.Increment(ref _asked);
        using var question = await JsonDocument.ParseAsync(http.Request.Body);
        await Task.Delay(Latency);
        string model = question.RootElement.GetProperty("model").GetString()!;
        int turn = question
            .RootElement.GetProperty("messages")
            .EnumerateArray()
            .Count(message => message.GetProperty("role").GetString() == "assistant");
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(Answer(model, turn).ToJsonString());
    }

    // Looks at two prices, buys one or two units, and says that this is all.
    private static JsonObject Answer(string model, int turn)
    {
        JsonObject message = turn switch
        {
            0 or 1 => Call("quote", new JsonObject { ["symbol"] = turn == 0 ? "AAA" : "BBB" }, turn),
            2 => Call("buy", new JsonObject { ["symbol"] = "AAA", ["quantity"] = 1 + (model.Length % 2) }, turn),
            _ => new JsonObject { ["role"] = "assistant", ["content"] = "That is all." },
        };
        var choice = new JsonObject
        {
            ["index"] = 0,
            ["message"] = message,
            ["finish_reason"] = turn < 3 ? "tool_calls" : "stop",
        };
        return new JsonObject
        {
            ["id"] = "c",
            ["object"] = "chat.completion",
            ["created"] = 0,
            ["model"] = model,
            ["choices"] = new JsonArray(choice),
            ["usage"] = new JsonObject
            {
                ["prompt_tokens"] = 10,
                ["completion_tokens"] = 5,
                ["total_tokens"] = 15,
            },
        };
    }

    private static JsonObject Call(string tool, JsonObject arguments, int turn) =>
        new()
        {
            ["role"] = "assistant",
            ["content"] = null,
            ["tool_calls"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = $"call-{turn}",
                    ["type"] = "function",
                    ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments.ToJsonString() },
                }
            ),
        };
}
