using System.CommandLine;
using System.CommandLine.Parsing;

namespace AiTrader.Runner.Input;

/// <summary>
/// Options with their own parser, so that each error names the value and what is allowed, in one line.
/// </summary>
internal static class OptionValue
{
    /// <summary>An option.</summary>
    /// <param name="name">For example, <c>--market</c>.</param>
    /// <param name="placeholder">The placeholder for the value in the help.</param>
    /// <param name="description">Its meaning, what is allowed, and the default.</param>
    /// <param name="parse">Parses the text; throws <see cref="FormatException"/> if it is refused.</param>
    public static Option<T> Of<T>(string name, string placeholder, string description, Func<string, T> parse) =>
        new(name)
        {
            HelpName = placeholder,
            Description = description,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = ParserOf(name, parse),
        };

    /// <summary>The parser of an option, which adds a refusal to the errors of the command line.</summary>
    public static Func<ArgumentResult, T?> ParserOf<T>(string name, Func<string, T> parse) =>
        result => Parse(name, result, parse);

    /// <summary>An option that can be given more than once.</summary>
    /// <inheritdoc cref="Of"/>
    public static Option<T[]> OfMany<T>(string name, string placeholder, string description, Func<string, T> parse) =>
        new(name)
        {
            HelpName = placeholder,
            Description = description,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result => ParseMany(name, result, parse),
        };

    private static T[] ParseMany<T>(string name, ArgumentResult result, Func<string, T> parse)
    {
        try
        {
            return [.. result.Tokens.Select(token => parse(token.Value))];
        }
        catch (FormatException refusal)
        {
            result.AddError($"{name}: {refusal.Message}");
            return [];
        }
    }

    private static T? Parse<T>(string name, ArgumentResult result, Func<string, T> parse)
    {
        try
        {
            return parse(result.Tokens.Count > 0 ? result.Tokens[0].Value : "");
        }
        catch (FormatException refusal)
        {
            result.AddError($"{name}: {refusal.Message}");
            return default;
        }
    }
}
