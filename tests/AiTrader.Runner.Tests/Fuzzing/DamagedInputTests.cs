using AiTrader.Fuzzing;
using AiTrader.Fuzzing.Targets;

namespace AiTrader.Runner.Tests.Fuzzing;

/// <summary>
/// A short form of tests/AiTrader.Fuzzing: whatever is done to an input, each reader reads it, or refuses it by one of
/// its declared exceptions with a message, in bounded time and memory.
/// </summary>
internal sealed class DamagedInputTests
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(0.3);

    // A damaged Parquet file can leave a thread that never ends, which a process of tests shall not have: the program
    // tries those.
    private static readonly string[] OfTheProgramOnly = ["import-parquet", "import-trades"];

    private static IEnumerable<string> Targets =>
        AllTargets.Create().Select(target => target.Name).Except(OfTheProgramOnly);

    [TestCaseSource(nameof(Targets))]
    public void A_damaged_input_is_read_or_refused(string name)
    {
        var target = AllTargets.Create().Single(target => target.Name == name);

        var report = new FuzzRun(target, seed: 15).Run(Time);

        Assert.That(report.Findings.Select(finding => $"{finding.Result}"), Is.Empty);
        Assert.That(report.Accepted, Is.AtLeast(target.Seeds.Count), "Each valid input is read.");
    }

    [Test]
    public void What_a_reader_does_wrong_is_found_and_repeated_of_its_file()
    {
        using var folder = new AiTrader.Testing.TemporaryFolder();
        var target = new FuzzTarget("digits", Seed.Of("1"), ReadDigits, typeof(FormatException));

        var report = new FuzzRun(target, seed: 1).Run(TimeSpan.FromSeconds(5));
        string file = report.Findings[0].Save(folder.Path);

        Assert.That(target.Try(File.ReadAllBytes(file)).Kind, Is.EqualTo(report.Findings[0].Result.Kind));
        Assert.That(File.ReadAllText($"{file}.txt"), Does.Contain($"-- digits --input {file}"));
    }

    [Test]
    public void The_same_seed_gives_the_same_inputs()
    {
        var inputs = new List<List<string>>();
        for (int run = 0; run < 2; run++)
        {
            var random = new Random(7);
            inputs.Add([.. Enumerable.Range(0, 50).Select(_ => Convert.ToHexString(Mutate(random)))]);
        }

        Assert.That(inputs[0], Is.EqualTo(inputs[1]));
    }

    private static byte[] Mutate(Random random) =>
        AiTrader.Fuzzing.Mutations.Mutation.Of(Seed.Of("""{"a":[1,2]}"""), random);

    // A reader that forgets that a number can be too large: its exception is not declared.
    private static Task ReadDigits(FuzzInput input)
    {
        _ = int.Parse(input.Text, System.Globalization.CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }
}
