namespace AiTrader.Analyzers.Tests;

/// <summary>Each rule on code that it finds, with line and message, and on look-alikes that it does not.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RuleTests
{
    private const int FewestCases = 5;

    private static readonly string[] Ids = ["AIT001", "AIT002", "AIT003"];

    private static readonly IEnumerable<string> Red = Ids.SelectMany(id => CaseFile.In($"{id}/Red"));
    private static readonly IEnumerable<string> Green = Ids.SelectMany(id => CaseFile.In($"{id}/Green"));

    [TestCaseSource(nameof(Red))]
    public async Task It_is_found_on_its_line_with_its_message(string file)
    {
        string code = CaseFile.Read(file);

        string[] found = await AnalyzedCode.FindAsync(code);

        Assert.That(found, Is.EqualTo(CaseFile.Expected(code)));
        Assert.That(found, Is.Not.Empty);
        Assert.That(found, Is.All.Contains(file[..file.IndexOf('/', StringComparison.Ordinal)]));
    }

    [TestCaseSource(nameof(Green))]
    public async Task A_look_alike_is_not_found(string file) =>
        Assert.That(await AnalyzedCode.FindAsync(CaseFile.Read(file)), Is.Empty);

    [TestCaseSource(nameof(Ids))]
    public void Each_rule_has_five_cases_of_each_kind(string id)
    {
        Assert.That(CaseFile.In($"{id}/Red").Count(), Is.GreaterThanOrEqualTo(FewestCases));
        Assert.That(CaseFile.In($"{id}/Green").Count(), Is.GreaterThanOrEqualTo(FewestCases));
    }

    [Test]
    public async Task Without_the_library_nothing_is_looked_at() =>
        Assert.That(
            await AnalyzedCode.FindAsync(
                "namespace Own; class TradingContext; static class Ambient { static TradingContext? _current; }",
                withLibrary: false
            ),
            Is.Empty
        );
}
