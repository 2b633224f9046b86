using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AiTrader.Core.Tests.Documentation;

/// <summary>What people read in a source file: strings, joined where they are added up, and doc comments.</summary>
internal static partial class SourceTexts
{
    /// <summary>The texts of a file.</summary>
    public static IEnumerable<string> In(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        return root.DescendantNodes()
            .Where(node => IsText(node) && !IsPartOfSum(node))
            .Select(TextOf)
            .Concat(root.DescendantTrivia().Where(IsDocComment).Select(TextOf));
    }

    private static bool IsText(SyntaxNode node) =>
        node is InterpolatedStringExpressionSyntax
        || node.IsKind(SyntaxKind.StringLiteralExpression)
        || (
            node is BinaryExpressionSyntax sum
            && sum.IsKind(SyntaxKind.AddExpression)
            && IsText(sum.Left)
            && IsText(sum.Right)
        );

    private static bool IsPartOfSum(SyntaxNode node) => node.Parent is BinaryExpressionSyntax sum && IsText(sum);

    // A hole stands for some words; strings within it are texts of their own.
    private static string TextOf(SyntaxNode node) =>
        node switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InterpolatedStringExpressionSyntax text => string.Concat(
                text.Contents.Select(part =>
                    part is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : "…"
                )
            ),
            BinaryExpressionSyntax sum => TextOf(sum.Left) + TextOf(sum.Right),
            _ => "",
        };

    private static bool IsDocComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia);

    private static string TextOf(SyntaxTrivia comment) =>
        Tags().Replace(Slashes().Replace(comment.ToFullString(), " "), "");

    [GeneratedRegex(@"^\s*///", RegexOptions.Multiline)]
    private static partial Regex Slashes();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
