namespace AiTrader.Core.Tests.Architecture;

/// <summary>Every way in which a file can use a type of another is seen.</summary>
public sealed class TypeUseTests
{
    // The namespaces are those of the libraries: they do not say in which folder a type stands.
    private static readonly (string Path, string Text)[] Sources =
    [
        ("src/AiTrader.Core/Prices/Bar.cs", "namespace AiTrader; public class Bar { public Market Home => null!; }"),
        (
            "src/AiTrader.Core/Markets/Market.cs",
            "namespace AiTrader; public class Market : System.Attribute { public const int Size = 1; "
                + "public class Part; public Bar Last => null!; }"
        ),
        (
            "src/AiTrader.Core/Markets/Opening.cs",
            "namespace AiTrader; public static class Opening { public static int Twice(this int value) => value * 2; "
                + "public static void Take<T>() { } public static System.Collections.Generic.List<Market> All => []; }"
        ),
        ("src/AiTrader.Core/Rules/Alone.cs", "namespace AiTrader.Rules; public class Alone;"),
        ("src/AiTrader.Core/Orders/Order.cs", "namespace AiTrader; public class Order : Unknown.Package.Thing;"),
    ];

    [TestCase("namespace AiTrader; class X { Market? _market; }", "Market")]
    [TestCase("class X { AiTrader.Market? _market; }", "Market")]
    [TestCase("class X { object _size = global::AiTrader.Market.Size.ToString(); }", "Market")]
    [TestCase("namespace AiTrader; class X { System.Collections.Generic.List<Market[]>? _markets; }", "Market")]
    [TestCase("namespace AiTrader; class X { (int, Market)? _pair; }", "Market")]
    [TestCase("namespace AiTrader; class X { Market.Part? _part; }", "Market")]
    [TestCase("namespace AiTrader; class X : Market;", "Market")]
    [TestCase("namespace AiTrader; [Market] class X;", "Market")]
    [TestCase("namespace AiTrader; class X<T> where T : Market;", "Market")]
    [TestCase("namespace AiTrader; class X { string Name => nameof(Market); }", "Market")]
    [TestCase("namespace AiTrader; class X { void Do() => Opening.Take<Market>(); }", "Market")]
    [TestCase("namespace AiTrader; class X { bool Is(object x) => x is Market; }", "Market")]
    [TestCase("namespace AiTrader; class X { void Do(Bar bar) { var home = bar.Home; } }", "Market")]
    [TestCase("namespace AiTrader; class X { string? Do(Bar bar) => bar.Home.Last.Home.ToString(); }", "Market")]
    [TestCase("namespace AiTrader; class X { void Do() { foreach (var one in Opening.All) { } } }", "Market")]
    [TestCase("namespace AiTrader; class X { int Do() => 3.Twice(); }", "Opening")]
    [TestCase("using static AiTrader.Opening; class X { int Do() => Twice(3); }", "Opening")]
    [TestCase("using Place = AiTrader.Market; class X { Place? _place; }", "Market")]
    [TestCase("global using Place = AiTrader.Market;", "Market")]
    [TestCase("using AiTrader.Rules; class X;", "Alone")]
    [TestCase("namespace AiTrader; class X { Order? _order; }", "Order")]
    [TestCase("namespace AiTrader; class X { void Do() => Unknown.Package.Call(() => new Market()); }", "Market")]
    public void A_use_is_seen(string text, string type) => Assert.That(TypesUsedBy(text), Does.Contain(type));

    [TestCase("namespace AiTrader; /// <summary>Not a <see cref=\"Market\"/>.</summary>\nclass X;")]
    [TestCase("namespace AiTrader; // Market\nclass X { string Text => \"Market\"; }")]
    [TestCase("namespace AiTrader; class X { int Market => 1; }")]
    [TestCase("using AiTrader; class X;")]
    [TestCase("using System.Linq; class X { Unknown.Package.Thing? _thing; }")]
    public void What_is_no_use_is_not_seen(string text) => Assert.That(TypesUsedBy(text), Is.Empty);

    [TestCase("src/AiTrader.Core/Prices/X.cs", "which is of Core/Markets, after Core/Prices")]
    [TestCase("src/AiTrader.Core/Prices/Csv/X.cs", "which is of Core/Markets, after Core/Prices")]
    [TestCase("src/AiTrader.Core/X.cs", "which is of Core/Markets, after Core/(root)")]
    [TestCase("src/AiTrader.Core/Markets/X.cs", null)]
    [TestCase("src/AiTrader.Core/Orders/X.cs", null)]
    [TestCase("src/AiTrader.Tools/News/X.cs", null)]
    public void An_arrow_is_judged_by_where_both_files_stand(string path, string? objection) =>
        Assert.That(Layers.Objection(Layer.Of(path), new Layer("Core", "Markets")), Is.EqualTo(objection));

    [Test]
    public void A_project_uses_none_after_it() =>
        Assert.That(
            Layers.Objection(new Layer("Core", "Hosting"), new Layer("Tools", "News")),
            Is.EqualTo("which is of Tools, after Core")
        );

    private static IEnumerable<string> TypesUsedBy(string text)
    {
        const string Path = "src/AiTrader.Core/Prices/X.cs";
        return new SourceTypes([.. Sources, (Path, text)]).UsesOf(Path).Select(use => use.Type);
    }
}
