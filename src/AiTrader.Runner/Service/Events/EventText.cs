using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Stores;
using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Service.Events;

/// <summary>What happened, as the event that tells it: a line of JSON with signature, time and model.</summary>
internal static class EventText
{
    // Enough to read along; the journal has all of it.
    private const int LongestText = 2_000;
    private const int LongestReason = 4_000;

    /// <summary>The event of an entry of a ledger: the entry as the ledger has it. Every entry has one.</summary>
    public static NewEvent Of(LedgerEntry entry)
    {
        var line = JsonSerializer.SerializeToNode(entry)!.AsObject();
        if (line["reason"] is JsonValue reason && reason.GetValue<string>() is { Length: > LongestReason } long_)
        {
            line["reason"] = EventLine.Cut(long_, LongestReason);
        }

        // What the line of a ledger names and an entry does not have. What a model wrote stays as it is.
        if (entry is not (LedgerEntry.Held or LedgerEntry.Denied))
        {
            foreach (string absent in line.Where(IsAbsent).Select(member => member.Key).ToList())
            {
                line.Remove(absent);
            }
        }

        string kind =
            entry is LedgerEntry.SessionCompleted
                ? EventKinds.SessionEnded
                : line["kind"]!.GetValue<string>().Replace('_', '-');
        return EventLine.Of(kind, line, entry.Sequence);
    }

    /// <summary>A session begins.</summary>
    public static NewEvent OfStart(TradingContext context) => Of(EventKinds.SessionStarted, context, _ => { });

    /// <summary>A session faulted.</summary>
    public static NewEvent Of(SessionFault fault) =>
        Of(EventKinds.Faulted, fault.Context, line => (line["type"], line["message"]) = (fault.Type, fault.Message));

    /// <summary>
    /// What a model said and which tools it called, in order; empty for what the journal has of others.
    /// </summary>
    public static IReadOnlyList<NewEvent> Of(JournalEntry entry) =>
        entry.Kind != JournalEntryKind.Reply
            ? []
            :
            [
                .. ContentsOf(entry)
                    .Select(content =>
                        content switch
                        {
                            FunctionCallContent call => OfCall(entry.Context, call),
                            TextContent { Text: var text } when !string.IsNullOrWhiteSpace(text) => OfText(
                                entry.Context,
                                text
                            ),
                            _ => null,
                        }
                    )
                    .OfType<NewEvent>(),
            ];

    /// <summary>Something happened to a trader outside of a session.</summary>
    public static NewEvent OfTrader(string kind, Signature signature, string? reason)
    {
        var line = new JsonObject { ["signature"] = signature.Value };
        if (reason is not null)
        {
            line["reason"] = EventLine.Cut(reason, LongestReason);
        }

        return EventLine.Of(kind, line);
    }

    /// <summary>Events that no ledger has were lost.</summary>
    public static NewEvent OfLost(Signature signature, int count) =>
        EventLine.Of(EventKinds.Lost, new JsonObject { ["signature"] = signature.Value, ["count"] = count });

    private static bool IsAbsent(KeyValuePair<string, JsonNode?> member) =>
        member.Value is JsonValue value && value.TryGetValue(out string? text) && text == "(none)";

    private static NewEvent OfCall(TradingContext context, FunctionCallContent call) =>
        Of(
            EventKinds.ToolCalled,
            context,
            line =>
            {
                line["tool"] = EventLine.Cut(call.Name, LongestText);
                line["arguments"] = EventLine.Cut(
                    JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions),
                    LongestText
                );
            }
        );

    private static NewEvent OfText(TradingContext context, string text) =>
        Of(EventKinds.Said, context, line => line["text"] = EventLine.Cut(text, LongestText));

    private static NewEvent Of(string kind, TradingContext context, Action<JsonObject> fill)
    {
        var line = new JsonObject
        {
            ["signature"] = context.Signature.Value,
            ["time"] = context.Time.ToString(),
            ["model"] = context.ModelId.Value,
        };
        fill(line);
        return EventLine.Of(kind, line);
    }

    // A decision maker of one's own may journal whatever it likes: then it says it.
    private static IEnumerable<AIContent> ContentsOf(JournalEntry entry)
    {
        try
        {
            return
            [
                .. JsonSerializer
                    .Deserialize<ChatResponse>(entry.Content, AIJsonUtilities.DefaultOptions)
                    ?.Messages.OfType<ChatMessage>()
                    .SelectMany(message => message.Contents.OfType<AIContent>())
                    ?? [],
            ];
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or NotSupportedException or ArgumentException or InvalidOperationException
            )
        {
            return [new TextContent(entry.Content)];
        }
    }
}
