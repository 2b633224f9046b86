using AiTrader;
using AiTrader.Prices;
using AiTrader.Tools;
using OpenTelemetry;

var builder = WebApplication.CreateBuilder(args);
builder
    .Services.AddAiTrader()
    .UseMarket(Market.Us)
    .UsePrices(SyntheticPriceSource.Hourly(seed: 7))
    .UseSqliteStore(builder.Configuration["Store"] ?? "trading.db")
    .AddDecisionMaker("demo/buyer", _ => new ChatDecisionMaker(Buyer()))
    .AddDecisionMaker("demo/holder", _ => new ChatDecisionMaker(Holder()));
builder.Services.AddProblemDetails();

// Spans and figures of sessions, next to those of the requests; OTEL_EXPORTER_OTLP_ENDPOINT says where they go.
var telemetry = builder.Services.AddOpenTelemetry();
telemetry.WithTracing(tracing => tracing.AddSource(AiTraderTelemetry.Name).AddSource("Microsoft.AspNetCore"));
telemetry.WithMetrics(metrics => metrics.AddMeter(AiTraderTelemetry.Name));
if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
{
    telemetry.UseOtlpExporter();
}

var app = builder.Build();
app.MapPost("/users/{user}/sessions", Sessions.RunDayAsync);
app.Run();

// Scripts for a start; or any IChatClient, as new OpenAIClient(key).GetChatClient("gpt-5").AsIChatClient().
static ScriptedChatClient Buyer() =>
    new(messages =>
        messages.Count > 2
            ? ScriptedChatClient.Say("That is all for this hour.")
            : ScriptedChatClient.Call("buy", new() { ["symbol"] = "SYN01", ["quantity"] = 1 })
    );

static ScriptedChatClient Holder() =>
    new(_ => ScriptedChatClient.Call("hold", new() { ["reason"] = "Nothing has changed." }));
