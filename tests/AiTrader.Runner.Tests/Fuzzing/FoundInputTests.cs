using System.Text;
using AiTrader.Fuzzing.Targets;

namespace AiTrader.Runner.Tests.Fuzzing;

/// <summary>
/// Inputs that readers once ended on with an exception that they do not declare, each with what is done now.
/// </summary>
internal sealed class FoundInputTests
{
    private const string Refused = "refused";
    private const string Accepted = "accepted";

    // Half of a character: a model was stopped within an emoji.
    [TestCase("arguments", """{"a":"\ud83d"}""", Accepted)]
    [TestCase("arguments", """{"\ud83d":1,"\ud83d":2}""", Accepted)]
    [TestCase("arguments", "\"{\\\"a\\\":\\\"\\\\ude00\\\"}\"", Accepted)]
    [TestCase("completions", """{"choices":[{"message":{"content":"\ud83d"},"finish_reason":"stop"}]}""", Accepted)]
    [TestCase("completions", """{"choices":[],"\ude00":1}""", Accepted)]
    [TestCase("messages", """{"content":[{"type":"text","text":"\ud83d\ud83d"}]}""", Accepted)]
    [TestCase("orders", """{"\ud83d":1}""", Refused)]
    [TestCase("prices-jsonl", """{"\ud83d":1}""", Refused)]
    // A member twice, where its value is another one.
    [TestCase("messages", """{"content":[],"model":1,"model":2}""", Refused)]
    // Another kind of value, and a number that is too large.
    [TestCase("messages", """{"content":[{"type":[]}]}""", Refused)]
    [TestCase("messages", "data: {\"type\":\"ping\",\"index\":99999999999}", Refused)]
    [TestCase("questions", """{"messages":[],"tools":[{"function":{"name":1}}]}""", Accepted)]
    [TestCase("questions", """{"messages":[],"tools":[],"tools":[]}""", Accepted)]
    // Null in a list.
    [TestCase(
        "bundle-manifest",
        """{"format":"aitrader-bundle/1","version":"1","seed":1,"prices":{"series":[]},"traders":[null],"files":[]}""",
        Refused
    )]
    // A role of nothing but a space.
    [TestCase("cassettes", """{"messages":[{"role":" ","contents":[]}],"tools":[],"reply":{"messages":[]}}""", Refused)]
    public void An_input_that_was_found_is_read_or_refused(string target, string input, string kind) =>
        Assert.That(
            AllTargets.Create().Single(all => all.Name == target).Try(Encoding.UTF8.GetBytes(input)).Kind,
            Is.EqualTo(kind)
        );

    [TestCase("""{"a":"\ud83d\ude00"}""", """{"a":"\ud83d\ude00"}""")]
    [TestCase("""{"a":"\uD83D\uDE00\ud83d"}""", """{"a":"\uD83D\uDE00\ufffd"}""")]
    [TestCase("""{"a":"\ude00\ud83d"}""", """{"a":"\ufffd\ufffd"}""")]
    [TestCase("""{"a":"\\ud83d"}""", """{"a":"\\ud83d"}""")]
    [TestCase("""{"a":"\\\ud83d"}""", """{"a":"\\\ufffd"}""")]
    [TestCase("""{"a":"\ud83""", """{"a":"\ud83""")]
    [TestCase("\\", "\\")]
    public void A_half_of_a_character_is_replaced_and_nothing_else(string json, string expected) =>
        Assert.That(AiTrader.Tools.HalfCharacters.Replace(json), Is.EqualTo(expected));
}
