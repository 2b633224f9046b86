using System.Text.RegularExpressions;
using AiTrader.Core.Tests.Architecture;

namespace AiTrader.Core.Tests.Documentation;

/// <summary>docs/telemetry.md lists every span, attribute, event and instrument of the code, and no other.</summary>
public sealed partial class TelemetryPageTests
{
    private const string Page = "docs/telemetry.md";

    // What Microsoft.Extensions.AI records under its own names.
    private static readonly string[] OfOthers = ["gen_ai.client.operation.duration", "gen_ai.client.token.usage"];

    [Test]
    public void The_page_lists_what_the_code_records()
    {
        var recorded = SourceTree
            .Files("src")
            .SelectMany(file => Literal().Matches(SourceTree.Read(file)).Select(match => match.Groups[1].Value))
            .Distinct();
        var listed = Name().Matches(SourceTree.Read(Page)).Select(match => match.Groups[1].Value).Distinct();

        Assert.That(listed.Except(OfOthers), Is.EquivalentTo(recorded));
    }

    [GeneratedRegex("\"((?:aitrader|gen_ai)\\.[a-z_.]+|error\\.type|invoke_[a-z]+ run|ledger\\.append|turn)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("`((?:aitrader|gen_ai)\\.[a-z_.]+|error\\.type|invoke_[a-z]+ run|ledger\\.append|turn)`")]
    private static partial Regex Name();
}
