using System.Text.RegularExpressions;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>
/// Every guide: its code compiles, and its whole program is a project that needs only the packages of the page and
/// prints what the page prints.
/// </summary>
internal sealed partial class GuideTests : ProgramFixture
{
    [TestCaseSource(typeof(Guide), nameof(Guide.Names))]
    public async Task The_code_of_a_guide_compiles_without_a_warning(string name)
    {
        var project = GuideProject.Of(name);

        Assert.That(await project.FindInProgramAsync(), Is.Empty);
        Assert.That(project.FindInCode(), Is.Empty);
    }

    [TestCaseSource(typeof(Guide), nameof(Guide.Names))]
    [Category(TestCategory.Process)]
    public async Task The_whole_program_of_a_guide_prints_what_the_page_says(string name)
    {
        var guide = new Guide(name);

        var result = await RunAsync(GuideProject.Of(name).BuildProgram(Folder.Path));

        Assert.That(FiguresOf(guide, result.Output), Is.EqualTo(FiguresOf(guide, guide.Output)), result.Error);
    }

    [TestCaseSource(typeof(Guide), nameof(Guide.NamesWithTests))]
    [Category(TestCategory.Process)]
    public async Task The_tests_that_a_guide_shows_pass(string name)
    {
        var result = await RunAsync(GuideProject.Of(name).BuildTests(Folder.Path));

        Assert.That(result.Output, Does.Match(@"^Failed: +0, Passed: +[1-9]"));
    }

    private async Task<ProgramResult> RunAsync(string program)
    {
        using var process = Program.Start(AitraderProgram.Dotnet, ["exec", program]);
        var result = await AitraderProgram.EndAsync(process);
        Assert.That(result.ExitCode, Is.Zero, $"{result.Output}{result.Error}");
        return result;
    }

    // Of 'dotnet test', how many tests passed; it says other things, such as how long they took.
    private static string FiguresOf(Guide guide, string output)
    {
        string text = output.ReplaceLineEndings("\n").TrimEnd();
        return guide.Template == "nunit" ? TestFigures().Match(text).Value : text;
    }

    [GeneratedRegex(@"Failed: +\d+, Passed: +\d+, Skipped: +\d+, Total: +\d+")]
    private static partial Regex TestFigures();
}
