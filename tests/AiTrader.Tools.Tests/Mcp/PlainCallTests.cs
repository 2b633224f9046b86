using System.Text.Json.Nodes;
using AiTrader.Tools.Mcp;

namespace AiTrader.Tools.Tests.Mcp;

public sealed class PlainCallTests
{
    [TestCase("""{"name":"buy","arguments":{"symbol":"AAA","quantity":1},"_meta":{"a":"b","c":{"d":[1,{"d":2}]}}}""")]
    [TestCase("""{"arguments":{},"name":"portfolio"}""")]
    [TestCase("""{"name":"portfolio"}""")]
    [TestCase("""{"name":"buy","arguments":{"symbol":null,"quantity":[1,2],"more":{"a":1,"a":2}}}""")]
    [TestCase("""{"name":"höre","arguments":{"symbol":"ü"}}""")]
    public void It_is(string parameters) => Assert.That(PlainCall.Is(JsonNode.Parse(parameters)!), Is.True);

    [TestCase("""{"name":"buy","arguments":{"quantity":1,"quantity":50}}""")]
    [TestCase("""{"name":"buy","arguments":{"quantity":1},"arguments":{}}""")]
    [TestCase("""{"name":"buy","_meta":{"a":1,"a":2}}""")]
    [TestCase("""{"name":"buy","name":"sell"}""")]
    [TestCase("""{"name":"buy","arguments":{"quantity":1,"quant\u0069ty":50}}""")]
    [TestCase("""{"name":"buy","arguments":{"reason":"\ud83d"}}""")]
    [TestCase("""{"name":"buy","arguments":"{}"}""")]
    [TestCase("""{"name":"buy","arguments":null}""")]
    [TestCase("""{"name":"buy","_meta":[]}""")]
    [TestCase("""{"name":5}""")]
    [TestCase("""{"arguments":{"name":"buy"}}""")]
    [TestCase("""{}""")]
    [TestCase("""["name"]""")]
    [TestCase("\"name\"")]
    public void Each_part_of_it_is_looked_at(string parameters) =>
        Assert.That(PlainCall.Is(JsonNode.Parse(parameters)!), Is.False);

    [Test]
    public void Each_part_of_one_with_very_many_members_is_looked_at()
    {
        var arguments = new JsonObject(
            Enumerable.Range(1, 17).Select(i => KeyValuePair.Create<string, JsonNode?>($"a{i}", i))
        );

        Assert.That(PlainCall.Is(new JsonObject { ["name"] = "buy", ["arguments"] = arguments }), Is.False);
    }
}
