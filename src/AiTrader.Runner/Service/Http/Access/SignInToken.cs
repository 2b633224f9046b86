using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Service.Http.Access;

/// <summary>
/// What the cookie of a sign-in holds: the name of the user and 256 random bits, as <c>ada.0123...</c>. The store has
/// only the hash.
/// </summary>
internal sealed class SignInToken
{
    private const int SecretBytes = 32;

    private readonly byte[] _secret;

    private SignInToken(UserName user, byte[] secret) => (User, _secret) = (user, secret);

    /// <summary>Who signed in, or claims to have.</summary>
    public UserName User { get; }

    /// <summary>The text of the cookie.</summary>
    public string Text => $"{User}.{Convert.ToHexStringLower(_secret)}";

    /// <summary>By what the store knows it: the SHA-256 of the random bits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(_secret));

    /// <summary>
    /// What each form of the sign-in has in its field <c>token</c>. A page of another site cannot know it, and it does
    /// not open anything by itself.
    /// </summary>
    public string FormToken => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, "form"u8));

    /// <summary>Creates a new one.</summary>
    public static SignInToken Create(UserName user) => new(user, RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Reads the text of a cookie; false if it does not have the form of one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SignInToken? token)
    {
        token = null;
        if (
            text?.Split('.') is [var name, { Length: 2 * SecretBytes } digits]
            && digits.All(char.IsAsciiHexDigitLower)
            && UserName.TryParse(name, out var user)
        )
        {
            token = new SignInToken(user, Convert.FromHexString(digits));
        }

        return token is not null;
    }

    /// <summary>Whether a form has the token of this sign-in.</summary>
    public bool MatchesForm(string? token) =>
        token is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(FormToken));

    /// <summary>The name of the user, without the secret.</summary>
    public override string ToString() => $"{User}.[secret]";
}
