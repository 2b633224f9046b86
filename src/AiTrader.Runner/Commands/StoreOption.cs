using System.CommandLine;
using System.CommandLine.Parsing;
using AiTrader.Runner.Input;
using AiTrader.Runner.Stores;

namespace AiTrader.Runner.Commands;

/// <summary>
/// <c>--store STORE</c>, and <c>--store-file FILE</c> for a store with a password: arguments can be read by every user
/// of the machine.
/// </summary>
internal sealed class StoreOption
{
    private const string FileName = "--store-file";
    private const string Input = "-";

    private readonly Func<string, StoreLocation> _parse;
    private readonly Option<StoreLocation?> _store;
    private readonly SecretFileOption<string?> _file = new(
        FileName,
        "A file with the store in one line, so that a password in it is not an argument; '-' is standard input.",
        text => text == Input ? text : TextValue.ExistingFile(text)
    );
    private readonly bool _isRequired;

    // Standard input is read once.
    private StoreLocation? _read;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="description">What the store is for, what is allowed, and the default.</param>
    /// <param name="parse">Reads the text of the store; throws <see cref="FormatException"/> if it is refused.</param>
    /// <param name="isRequired">Whether one of the two options must be given.</param>
    public StoreOption(Command command, string description, Func<string, StoreLocation> parse, bool isRequired = true)
    {
        _parse = parse;
        _store = OptionValue.Of<StoreLocation?>("--store", "STORE", description, parse);
        _isRequired = isRequired;
        command.Options.Add(_store);
        command.Options.Add(_file);
        command.Validators.Add(Validate);
    }

    /// <summary>The store; null if neither option is given.</summary>
    /// <exception cref="InputException">The file does not name a store.</exception>
    public StoreLocation? Find(ParseResult parsed) =>
        _read ??= parsed.GetValue(_file) is { } file ? Read(file) : parsed.GetValue(_store);

    /// <summary>The store of a command that needs one.</summary>
    /// <exception cref="InputException">The file does not name a store.</exception>
    public StoreLocation Get(ParseResult parsed) =>
        Find(parsed) ?? throw new InputException("Name the store with --store or --store-file.");

    /// <summary>Whether the store is read from standard input.</summary>
    public bool IsInput(ParseResult parsed) => parsed.GetValue(_file) == Input;

    private void Validate(CommandResult result)
    {
        bool isNamed = result.GetResult(_store) is not null;
        bool isInFile = result.GetResult(_file) is not null;
        if (isNamed && isInFile)
        {
            result.AddError($"Name the store with --store or with {FileName}, not with both.");
        }
        else if (_isRequired && !isNamed && !isInFile)
        {
            result.AddError($"Name the store with --store, or with {FileName} if it has a password.");
        }
    }

    private StoreLocation Read(string file)
    {
        try
        {
            return file == Input ? _parse(ReadLine()) : SecretFile.Read(file, text => _parse(LineOf(text)));
        }
        catch (FormatException refusal)
        {
            throw new InputException($"{FileName}: {refusal.Message}", refusal);
        }
    }

    private static string LineOf(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var line]
            ? line
            : throw new FormatException("It does not have exactly one line with a store.");

    // A character at a time: what follows the line is for the command.
    private static string ReadLine()
    {
        var line = new System.Text.StringBuilder();
        for (int c = Console.In.Read(); c is not (-1 or '\n'); c = Console.In.Read())
        {
            line.Append((char)c);
            if (line.Length > FileContent.MaximumLength)
            {
                throw new FormatException("Standard input does not have a line with a store.");
            }
        }

        return line.ToString().Trim();
    }
}
