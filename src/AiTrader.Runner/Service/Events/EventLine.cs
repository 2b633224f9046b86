using System.Text.Json.Nodes;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Events;

/// <summary>
/// A line of JSON as an event. What is longer than an event can be is cut, and has the member <c>isCut</c>: the record
/// that it tells has all of it.
/// </summary>
internal static class EventLine
{
    // How long text is, and how many items a list has: the first of them that makes the event short enough.
    private static readonly (int Text, int Items)[] Cuts = [(4_000, 500), (500, 50), (100, 10)];

    // What every event has, and none of them is long.
    private static readonly string[] Names = ["signature", "time", "model", "kind", "sequence", "id"];

    /// <summary>The event of a line that tells no entry of a ledger.</summary>
    public static NewEvent Of(string kind, JsonObject line) => Of(kind, line, position: 0);

    /// <summary>The event of a line.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="line">The line.</param>
    /// <param name="position">The sequence of the entry that it tells; zero if it tells none.</param>
    public static NewEvent Of(string kind, JsonObject line, long position)
    {
        string content = line.ToJsonString();
        for (int next = 0; content.Length > NewEvent.LongestContent; next++)
        {
            var cut = next < Cuts.Length ? Cut(line, Cuts[next]) : NamesOf(line);
            cut["isCut"] = true;
            content = cut.ToJsonString();
        }

        return new NewEvent(kind, content) { Position = position };
    }

    /// <summary>Text that is not longer than allowed, well-formed.</summary>
    public static string Cut(string text, int length) =>
        MessageText.WellFormed(text.Length <= length ? text : text[..(length - 1)] + "…");

    private static JsonObject Cut(JsonObject line, (int Text, int Items) longest) =>
        new(
            line.Take(longest.Items)
                .Select(member => KeyValuePair.Create(Cut(member.Key, longest.Text), Cut(member.Value, longest)))
                .DistinctBy(member => member.Key)
        );

    private static JsonNode? Cut(JsonNode? node, (int Text, int Items) longest) =>
        node switch
        {
            JsonObject nested => Cut(nested, longest),
            JsonArray list => new JsonArray([.. list.Take(longest.Items).Select(item => Cut(item, longest))]),
            JsonValue value when value.TryGetValue(out string? text) => Cut(text, longest.Text),
            _ => node?.DeepClone(),
        };

    private static JsonObject NamesOf(JsonObject line) =>
        new(Names.Where(line.ContainsKey).Select(name => KeyValuePair.Create(name, Cut(line[name], Cuts[^1]))));
}
