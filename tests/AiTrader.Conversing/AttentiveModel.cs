using System.Globalization;
using System.Text.Json;
using AiTrader.Tools;
using Microsoft.Extensions.AI;

namespace AiTrader.Conversing;

/// <summary>
/// A model that decides by every character that it is shown, and always the same upon the same: what is shown to it
/// otherwise, if only
/// by a quote, ends in other trades. It trades, looks, calculates, makes the mistakes that models make, and ends in
/// words or with a hold.
/// </summary>
public static class AttentiveModel
{
    private const int LongestConversation = 6;

    private static readonly string[] Symbols = ["AAA", "BBB", "CCC"];
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions)
    {
        WriteIndented = false,
    };

    /// <summary>What it replies to the messages so far.</summary>
    public static ChatResponse Reply(IReadOnlyList<ChatMessage> messages)
    {
        var random = new Random(
            HashOf(JsonSerializer.Serialize(messages, Compact.GetTypeInfo(typeof(IReadOnlyList<ChatMessage>))))
        );
        int turn = TurnOf(messages);
        if (turn >= LongestConversation || (turn > 1 && random.Next(3) == 0))
        {
            return random.Next(2) == 0 ? ScriptedChatClient.Say($"Done after {turn}.") : Replies.Calling(Hold(random));
        }

        var reply = Replies.Calling([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => CallOf(random))]);
        reply.Usage = new UsageDetails
        {
            InputTokenCount = 100,
            OutputTokenCount = 10,
            TotalTokenCount = 110,
        };
        if (random.Next(8) == 0)
        {
            var call = (FunctionCallContent)reply.Messages[0].Contents[0];
            (call.Arguments, call.Exception) = (null, new JsonException("'q' is invalid."));
        }

        return reply;
    }

    /// <summary>
    /// Which reply comes next, from 1: two messages ask, and each turn adds its reply and the answers.
    /// </summary>
    public static int TurnOf(IReadOnlyList<ChatMessage> messages) => messages.Count / 2;

    private static (string Tool, Dictionary<string, object?> Arguments) CallOf(Random random)
    {
        string symbol = Symbols[random.Next(Symbols.Length)];
        return random.Next(16) switch
        {
            < 5 => ("buy", new() { ["symbol"] = symbol, ["quantity"] = QuantityOf(random) }),
            < 8 => ("sell", new() { ["symbol"] = symbol, ["quantity"] = QuantityOf(random) }),
            8 => ("portfolio", []),
            9 => ("quote", new() { ["symbol"] = symbol }),
            10 => ("history", new() { ["symbol"] = symbol, ["count"] = random.Next(1, 4) }),
            11 => ("calculate", new() { ["expression"] = $"round({random.Next(1000)} / 7, 2)" }),
            12 => (
                "buy",
                new()
                {
                    ["symbol"] = symbol,
                    ["quantity"] = 1,
                    ["signature"] = "bob",
                }
            ),
            13 => ("quote", new() { ["symbol"] = symbol.ToLowerInvariant() }),
            14 => ("rebalance", []),
            _ => Hold(random),
        };
    }

    // As models write them: mostly clean, now and then as text, with a fraction, below zero, or far too much.
    private static object QuantityOf(Random random) =>
        random.Next(8) switch
        {
            0 => "2",
            1 => "a few",
            2 => 1.5,
            3 => -1,
            4 => 1_000_000,
            var clean => clean - 4,
        };

    private static (string Tool, Dictionary<string, object?> Arguments) Hold(Random random) =>
        (
            "hold",
            new()
            {
                ["reason"] =
                    random.Next(6) == 0
                        ? ""
                        : string.Create(CultureInfo.InvariantCulture, $"Reason {random.Next(100)} 🚀."),
            }
        );

    // FNV-1a: the same in every process, which string.GetHashCode is not.
    private static int HashOf(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return (int)(hash & int.MaxValue);
    }
}
