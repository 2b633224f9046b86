using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Fuzzing.Mutations;

/// <summary>Changes the structure of an input that is JSON, or lines of JSON.</summary>
internal static class JsonMutation
{
    private const int MostNodes = 2_000;

    private static readonly string[] Values =
    [
        "null",
        "true",
        "0",
        "-1",
        "0.5",
        "1e13",
        "1e400",
        "79228162514264337593543950336",
        "\"\"",
        "\"1\"",
        "\"AAA\"",
        "\"2025-10-01\"",
        "\"\\ud83d\"",
        "\"\\u0000\"",
        "[]",
        "{}",
        "[[]]",
        "[null]",
        "{\"\":null}",
    ];

    /// <summary>Changes a value or a member; null if the input is not JSON.</summary>
    public static byte[]? Change(byte[] input, Random random)
    {
        string text = Encoding.UTF8.GetString(input);
        if (Edit(text, random) is { } whole)
        {
            return Encoding.UTF8.GetBytes(whole);
        }

        string[] lines = text.Split('\n');
        int line = random.Next(lines.Length);
        if (Edit(lines[line], random) is not { } changed)
        {
            return null;
        }

        lines[line] = changed;
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static string? Edit(string text, Random random)
    {
        try
        {
            if (JsonNode.Parse(text) is not { } root)
            {
                return null;
            }

            var nodes = new List<JsonNode>();
            Collect(root, nodes);
            return nodes[random.Next(nodes.Count)] switch
            {
                JsonObject { Count: > 0 } members => Members(root, members, random),
                JsonArray { Count: > 0 } items => Items(root, items, random),
                var value => Instead(root, value, random),
            };
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON, or with a member twice: other mutations change it.
            return null;
        }
    }

    private static string Members(JsonNode root, JsonObject members, Random random)
    {
        string name = members.ElementAt(random.Next(members.Count)).Key;
        switch (random.Next(4))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members[name] = Any(random);
                break;
            case 2:
                members[$"{name}{random.Next(10)}"] = members[name]?.DeepClone();
                break;
            default:
                // The same member once more, which the tree cannot have.
                return Twice(root, members, name);
        }

        return root.ToJsonString();
    }

    private static string Twice(JsonNode root, JsonObject members, string name)
    {
        const string Mark = "aitrader-fuzzing-mark";
        string value = members[name]?.ToJsonString() ?? "null";
        members[Mark] = 0;
        return root.ToJsonString()
            .Replace($"\"{Mark}\":0", $"{JsonValue.Create(name).ToJsonString()}:{value}", StringComparison.Ordinal);
    }

    private static string Items(JsonNode root, JsonArray items, Random random)
    {
        int place = random.Next(items.Count);
        switch (random.Next(3))
        {
            case 0:
                items.RemoveAt(place);
                break;
            case 1:
                items[place] = Any(random);
                break;
            default:
                items.Insert(place, items[random.Next(items.Count)]?.DeepClone());
                break;
        }

        return root.ToJsonString();
    }

    private static string Instead(JsonNode root, JsonNode value, Random random)
    {
        if (value.Parent is null)
        {
            return Values[random.Next(Values.Length)];
        }

        // The raw text, since a tree cannot hold numbers that are beyond all types.
        const string Mark = "aitrader-fuzzing-mark";
        value.ReplaceWith(Mark);
        return root.ToJsonString().Replace($"\"{Mark}\"", Values[random.Next(Values.Length)], StringComparison.Ordinal);
    }

    private static JsonNode? Any(Random random)
    {
        string text = Values[random.Next(Values.Length)];
        return text.Contains('\\', StringComparison.Ordinal) ? JsonValue.Create("\0") : JsonNode.Parse(text);
    }

    private static void Collect(JsonNode node, List<JsonNode> nodes)
    {
        if (nodes.Count >= MostNodes)
        {
            return;
        }

        nodes.Add(node);
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            Collect(child, nodes);
        }
    }
}
