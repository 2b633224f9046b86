using System.CommandLine;
using AiTrader.Handoffs;
using AiTrader.Runner.Input;

namespace AiTrader.Runner.Commands;

/// <summary>The options of commands that seal or open contexts: the keys and the audience.</summary>
internal sealed class SealOptions
{
    private readonly Option<string?> _audience = OptionValue.Of<string?>(
        "--audience",
        "NAME",
        $"The audience of sealed contexts. Default: {ContextSeal.DefaultAudience}.",
        text => text
    );

    /// <summary>Creates the options.</summary>
    /// <param name="description">What the keys are for.</param>
    public SealOptions(string description) =>
        Keys = new SecretFileOption<SealKeys?>(
            "--seal-key-file",
            $"{description} A line of the file is an id and a secret in base64.",
            text => SecretFile.Read(text, SealKeys.Parse)
        );

    /// <summary>The option with the file of the keys.</summary>
    public SecretFileOption<SealKeys?> Keys { get; }

    /// <summary>Both options.</summary>
    public Option[] All => [Keys, _audience];

    /// <summary>Whether keys are named.</summary>
    public bool HasKeys(ParseResult parsed) => parsed.GetValue(Keys) is not null;

    /// <summary>Whether an audience is named.</summary>
    public bool HasAudience(ParseResult parsed) => parsed.GetValue(_audience) is not null;

    /// <summary>What seals and opens; null if no keys are named.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="lifetime">How long a token is valid; null for the default.</param>
    /// <exception cref="InputException">The audience is refused.</exception>
    public ContextSeal? Read(ParseResult parsed, TimeSpan? lifetime = null)
    {
        if (parsed.GetValue(Keys) is not { } keys)
        {
            return null;
        }

        try
        {
            string audience = parsed.GetValue(_audience) ?? ContextSeal.DefaultAudience;
            return lifetime is { } given
                ? new ContextSeal(keys, audience, TimeProvider.System) { Lifetime = given }
                : new ContextSeal(keys, audience, TimeProvider.System);
        }
        catch (ArgumentException refusal)
        {
            throw new InputException($"--audience: {refusal.Message.Split(" (Parameter", 2)[0]}", refusal);
        }
    }
}
