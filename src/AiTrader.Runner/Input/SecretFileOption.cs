using System.CommandLine;

namespace AiTrader.Runner.Input;

/// <summary>
/// An option that names a file with a secret; the command line warns of one that other users can read.
/// </summary>
internal sealed class SecretFileOption<T> : Option<T>, ISecretFileOption
{
    /// <param name="name">For example, <c>--seal-key-file</c>.</param>
    /// <param name="description">Its meaning, what is allowed, and the default.</param>
    /// <param name="parse">Parses the name of the file; throws <see cref="FormatException"/> if it is refused.</param>
    public SecretFileOption(string name, string description, Func<string, T> parse)
        : base(name)
    {
        HelpName = "FILE";
        Description = description;
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = OptionValue.ParserOf(name, parse);
    }
}
