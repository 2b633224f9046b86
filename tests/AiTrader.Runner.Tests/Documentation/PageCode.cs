using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>
/// The blocks of C# of a page as one file, in the order of the page: statements become one method, members of a type
/// that is not shown become those of one type, and types stay types. What pages take for granted is given.
/// </summary>
internal sealed class PageCode
{
    private const string Given = """
            static readonly AiTrader.TradingContext context = null!;
            static readonly AiTrader.ITradingDesk desk = null!;
            static readonly Microsoft.Extensions.DependencyInjection.IServiceCollection services = null!;
            static readonly System.IServiceProvider provider = null!;
            static readonly Microsoft.Extensions.AI.IChatClient chatClient = null!;
            static readonly string key = "";
        """;

    private readonly string[] _blocks;

    /// <summary>The file of some blocks.</summary>
    public PageCode(IEnumerable<string> blocks)
    {
        _blocks = [.. blocks];
        Source = Write(_blocks);
    }

    /// <summary>The number of blocks.</summary>
    public int Count => _blocks.Length;

    /// <summary>The file.</summary>
    public string Source { get; }

    /// <summary>Reads the page of docs with a name.</summary>
    public static PageCode Of(string page) => new(DocumentPage.Of(page).Blocks("csharp"));

    /// <summary>The same page with another text in place of one of its own.</summary>
    public PageCode With(string old, string other) =>
        new(_blocks.Select(block => block.Replace(old, other, StringComparison.Ordinal)));

    private static string Write(IEnumerable<string> blocks)
    {
        var (usings, statements, members, types) = (new HashSet<string>(), Text(), Text(), Text());
        foreach (string block in blocks)
        {
            var unit = SyntaxFactory.ParseCompilationUnit(block);
            usings.UnionWith(unit.Usings.Select(line => line.ToString()));
            foreach (var member in unit.Members)
            {
                var place =
                    member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax ? types
                    : IsMember(member) ? members
                    : statements;
                place.Append(member.ToFullString());
            }
        }

        return $$"""
            {{string.Join('\n', usings)}}
            class Page
            {
            {{Given}}
                static async Task RunAsync()
                {
                    await Task.Yield();
            {{statements}}
                }

            {{members}}
            }
            {{types}}
            """;
    }

    private static StringBuilder Text() => new();

    // A function with an access modifier is a method of a type that the page does not show.
    private static bool IsMember(MemberDeclarationSyntax member) =>
        member switch
        {
            GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function } => HasAccess(function.Modifiers),
            GlobalStatementSyntax => false,
            _ => true,
        };

    private static bool HasAccess(SyntaxTokenList modifiers) =>
        modifiers.Any(modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind()));
}
