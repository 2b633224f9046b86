namespace AiTrader.Core.Tests.Architecture;

/// <summary>A project uses only those before it, and so does a folder within a project.</summary>
public sealed class LayerTests
{
    [TestCaseSource(nameof(Files))]
    public void A_file_uses_only_what_comes_before_it(string path) =>
        Assert.That(
            SourceTree.ViolationsOf(path, File.ReadAllText(Path.Combine(SourceTree.Root, "src", path))),
            Is.Empty
        );

    [Test]
    public void Every_folder_has_its_place_in_the_order() =>
        Assert.That(
            SourceTree
                .Files()
                .Select(SourceTree.PlaceOf)
                .Distinct()
                .Where(place => !SourceTree.Knows(place.Project, place.Folder)),
            Is.Empty
        );

    [TestCase("AiTrader.Core/Prices/X.cs", "using AiTrader.Markets;", "uses Markets, which comes after Prices")]
    [TestCase(
        "AiTrader.Core/Prices/X.cs",
        "global using static AiTrader.Markets.KnownMarkets;",
        "uses Markets, which comes after Prices"
    )]
    [TestCase(
        "AiTrader.Core/Prices/X.cs",
        "using Known = AiTrader.Markets.KnownMarkets;",
        "uses Markets, which comes after Prices"
    )]
    [TestCase(
        "AiTrader.Core/Prices/X.cs",
        "namespace AiTrader.Prices; class X { Markets.Market? _market; }",
        "uses Markets, which comes after Prices"
    )]
    [TestCase(
        "AiTrader.Core/Prices/X.cs",
        "namespace AiTrader.Prices; class X { object _market = Markets.KnownMarkets.Us; }",
        "uses Markets, which comes after Prices"
    )]
    [TestCase(
        "AiTrader.Core/Prices/X.cs",
        "namespace AiTrader.Prices; class X { object _market = global::AiTrader.Markets.KnownMarkets.Us.ToString(); }",
        "uses Markets, which comes after Prices"
    )]
    [TestCase("AiTrader.Core/Money.cs", "using AiTrader.Prices;", "uses Prices, which comes after the root")]
    [TestCase("AiTrader.Core/Ledgers/X.cs", "using AiTrader.Rules;", "uses Rules, which comes after Ledgers")]
    [TestCase("AiTrader.Core/Ledgers/Sqlite/X.cs", "using AiTrader.Rules;", "uses Rules, which comes after Ledgers")]
    [TestCase("AiTrader.Core/Sessions/X.cs", "using AiTrader.Hosting;", "uses Hosting, which comes after Sessions")]
    [TestCase("AiTrader.Core/Sessions/X.cs", "using AiTrader.Tools.Trading;", "uses Tools, which comes after Core")]
    [TestCase("AiTrader.Tools/Trading/X.cs", "using AiTrader.Runner;", "uses Runner, which comes after Tools")]
    [TestCase("AiTrader.Tools/Trading/X.cs", "using AiTrader.Tools.Chat;", "uses Chat, which comes after Trading")]
    [TestCase(
        "AiTrader.Tools/Trading/X.cs",
        "namespace AiTrader.Tools.Trading; class X { Chat.Prompt? _prompt; }",
        "uses Chat, which comes after Trading"
    )]
    public void What_comes_after_is_found(string path, string source, string violation) =>
        Assert.That(SourceTree.ViolationsOf(path, source), Has.One.EndsWith(violation));

    [TestCase("AiTrader.Core/Rules/X.cs", "using AiTrader.Ledgers; using AiTrader.Prices; using System.Linq;")]
    [TestCase("AiTrader.Core/Hosting/X.cs", "using AiTrader.Performance; using AiTrader.Sessions;")]
    [TestCase("AiTrader.Tools/Trading/X.cs", "using AiTrader.Hosting; using AiTrader.Sessions;")]
    [TestCase("AiTrader.Runner/X.cs", "using AiTrader.Tools.Chat; using AiTrader.Hosting;")]
    [TestCase("AiTrader.Core/Prices/X.cs", "namespace AiTrader.Prices; class X { int Prices => 1; }")]
    public void What_comes_before_is_allowed(string path, string source) =>
        Assert.That(SourceTree.ViolationsOf(path, source), Is.Empty);

    private static IEnumerable<string> Files() => SourceTree.Files();
}
