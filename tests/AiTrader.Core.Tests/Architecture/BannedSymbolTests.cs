using System.Xml.Linq;

namespace AiTrader.Core.Tests.Architecture;

/// <summary>The ambient sources of a signature, a date or a clock are build errors in the libraries.</summary>
public sealed class BannedSymbolTests
{
    [TestCase("P:System.DateTime.Now")]
    [TestCase("P:System.DateTime.UtcNow")]
    [TestCase("P:System.DateTime.Today")]
    [TestCase("P:System.DateTimeOffset.Now")]
    [TestCase("P:System.DateTimeOffset.UtcNow")]
    [TestCase("M:System.Environment.GetEnvironmentVariable(System.String)")]
    [TestCase("M:System.Environment.GetEnvironmentVariable(System.String,System.EnvironmentVariableTarget)")]
    [TestCase("M:System.Environment.GetEnvironmentVariables")]
    [TestCase("M:System.Environment.GetEnvironmentVariables(System.EnvironmentVariableTarget)")]
    [TestCase("M:System.Environment.ExpandEnvironmentVariables(System.String)")]
    [TestCase("M:System.Environment.SetEnvironmentVariable(System.String,System.String)")]
    [TestCase("P:System.TimeProvider.System")]
    [TestCase("T:System.Threading.AsyncLocal`1")]
    [TestCase("T:System.Threading.ThreadLocal`1")]
    [TestCase("T:System.ThreadStaticAttribute")]
    [TestCase("T:System.Console")]
    [TestCase("P:System.Random.Shared")]
    [TestCase("M:System.Random.#ctor")]
    public void It_is_banned(string symbol) =>
        Assert.That(
            File.ReadAllLines(Path.Combine(SourceTree.Root, "src", "BannedSymbols.txt"))
                .Select(line => line.Split(';')[0]),
            Does.Contain(symbol)
        );

    [Test]
    public void Both_libraries_are_built_with_the_analyzer_and_the_list()
    {
        var project = XDocument.Load(Path.Combine(SourceTree.Root, "src", "Directory.Build.props"));

        Assert.That(
            project
                .Descendants("PackageReference")
                .Select(reference => (string?)reference.Attribute("Include"))
                .Concat(project.Descendants("AdditionalFiles").Select(file => (string?)file.Attribute("Include"))),
            Is.SupersetOf(
                new[] { "Microsoft.CodeAnalysis.BannedApiAnalyzers", "$(MSBuildThisFileDirectory)BannedSymbols.txt" }
            )
        );
    }

    [TestCase("AiTrader.Core")]
    [TestCase("AiTrader.Tools")]
    public void No_library_takes_itself_out(string project) =>
        Assert.That(
            File.ReadAllText(Path.Combine(SourceTree.Root, "src", project, $"{project}.csproj")),
            Does.Not.Contain("RS0030").And.Not.Contain("BannedSymbols").And.Not.Contain("BannedApiAnalyzers")
        );

    [Test]
    public void A_use_is_an_error() =>
        Assert.That(
            File.ReadAllText(Path.Combine(SourceTree.Root, ".editorconfig")),
            Does.Contain("dotnet_diagnostic.RS0030.severity = error")
        );

    /// <summary>But for the composition root, which says which clock there is where the application does not.</summary>
    [Test]
    public void No_source_file_of_the_libraries_suppresses_it() =>
        Assert.That(
            SourceTree
                .Files()
                .Where(path =>
                    !path.StartsWith("AiTrader.Runner/", StringComparison.Ordinal)
                    && path != "AiTrader.Core/Hosting/TradingParts.cs"
                )
                .Where(path =>
                    File.ReadAllText(Path.Combine(SourceTree.Root, "src", path))
                        .Contains("RS0030", StringComparison.Ordinal)
                ),
            Is.Empty
        );
}
