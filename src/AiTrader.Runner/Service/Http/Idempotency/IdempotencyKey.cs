using System.Diagnostics.CodeAnalysis;

namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>
/// The key with which a client repeats a request: 1-128 visible ASCII characters, in quotes or not
/// (draft-ietf-httpapi-idempotency-key-header).
/// </summary>
internal static class IdempotencyKey
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>What is allowed, as the end of an error message.</summary>
    public const string Allowed = "1-128 visible ASCII characters";

    private const int LongestKey = 128;

    /// <summary>Reads a key; false if the text is not one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? key)
    {
        key = text is ['"', .. var quoted, '"'] ? quoted : text;
        if (key is null || key.Length is 0 or > LongestKey || key.Any(c => c is <= ' ' or > '~' or '"'))
        {
            key = null;
        }

        return key is not null;
    }
}
