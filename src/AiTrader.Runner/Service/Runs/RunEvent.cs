using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Runner.Service.Events;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Runs;

/// <summary>What happens to a run, as the event that tells it.</summary>
internal static class RunEvent
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>A run ended.</summary>
    public static NewEvent OfEnd(Run run) => Of(EventKinds.RunEnded, run);

    /// <summary>Something happened to a run.</summary>
    public static NewEvent Of(string kind, Run run)
    {
        var line = JsonSerializer.SerializeToNode(run, Web)!.AsObject();
        line["id"] = run.Id.ToString();
        line.Remove("requestId");
        return EventLine.Of(kind, line);
    }

    /// <summary>The run that an event is about; null if it is about none.</summary>
    public static RunId? FindRun(StoredEvent told)
    {
        try
        {
            return RunId.TryParse(JsonNode.Parse(told.Content)?["id"]?.GetValue<string>(), out var id) ? id : null;
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException)
        {
            // Another program of the store may tell whatever it likes.
            return null;
        }
    }
}
