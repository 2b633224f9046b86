using AiTrader.Core.Tests.Architecture;
using AiTrader.Mutating;

namespace AiTrader.Core.Tests.Mutating;

/// <summary>The parts of the code for which tests/AiTrader.Mutating tells a figure.</summary>
public sealed class MutationAreaTests
{
    [TestCaseSource(nameof(Areas))]
    public void An_area_has_files(string name)
    {
        var area = MutationArea.All.Single(area => area.Name == name);
        string folder = $"src/AiTrader.{area.Project}";

        var files = SourceTree.Files(folder).Select(file => file[(folder.Length + 1)..]);

        Assert.That(files.Count(area.Contains), Is.GreaterThan(2));
    }

    [Test]
    public async Task An_unknown_area_is_refused_and_the_others_are_named() =>
        Assert.That(await MutationProgram.RunAsync(["orders", "rulez"], seconds: 1), Is.EqualTo(2));

    [Test]
    public void The_quickest_tests_that_reach_a_change_are_asked_first_up_to_the_time_there_is()
    {
        var covering = new CoveringTests([
            new TestCoverage("slow", 4, false, [1], []),
            new TestCoverage("server", 0.1, true, [1], []),
            new TestCoverage("quick", 0.5, false, [1, 2], []),
            new TestCoverage("AiTrader.Core.Tests.Orders.Some", 0.2, false, [2], [3]),
            new TestCoverage("AiTrader.Core.Tests.Orders.Other", 0.3, false, [2], []),
        ]);
        var orders = MutationArea.All.Single(area => area.Name == "orders");
        IEnumerable<string> Asked(int change, double seconds) =>
            covering.Of(change, orders, seconds).Select(test => test.Test);

        Assert.That(Asked(1, 60), Is.EqualTo(new[] { "quick", "slow", "server" }));
        Assert.That(Asked(1, 3), Is.EqualTo(new[] { "quick" }));
        Assert.That(Asked(1, 0.1), Is.EqualTo(new[] { "quick" }));
        Assert.That(covering.NeedsProcess(3), Is.True);
        Assert.That(
            Asked(3, 60),
            Is.EqualTo(new[] { "AiTrader.Core.Tests.Orders.Some", "AiTrader.Core.Tests.Orders.Other" })
        );
        Assert.That(Asked(4, 60), Is.Empty);
    }

    [TestCase("Killed Some.Test", MutantStatus.Killed, "Some.Test")]
    [TestCase("Survived 12 tests", MutantStatus.Survived, "12 tests")]
    [TestCase("NoCoverage", MutantStatus.NoCoverage, "")]
    [TestCase(null, MutantStatus.Timeout, "")]
    public void An_answer_is_what_became_of_a_change(string? answer, object status, string detail)
    {
        var result = MutantResult.Of(new Mutant(1, "orders", "src/A.cs:1:2", "a kind: text"), answer);

        Assert.That((result.Status, result.Detail), Is.EqualTo(((MutantStatus)status, detail)));
    }

    [TestCase(null, "Survived 2 tests", MutantStatus.Survived)]
    [TestCase("Survived 2 tests", "NoCoverage", MutantStatus.Survived)]
    [TestCase("Survived 2 tests", "Killed Some.Test", MutantStatus.Killed)]
    public void The_tests_of_another_project_add_to_what_became_of_a_change(string? first, string next, object status)
    {
        var mutant = new Mutant(1, "orders", "src/A.cs:1:2", "a kind: text");
        var before = first is null ? MutantResult.NotReached(mutant) : MutantResult.Of(mutant, first);

        var result = before.Or(MutantResult.Of(mutant, next));

        Assert.That(result.Status, Is.EqualTo((MutantStatus)status));
        Assert.That(result.IsNoticed, Is.EqualTo(result.Status == MutantStatus.Killed));
    }

    private static IEnumerable<string> Areas() => MutationArea.All.Select(area => area.Name);
}
