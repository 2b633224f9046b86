using System.Buffers.Text;

namespace AiTrader.Core.Tests.Handoffs;

/// <summary>One of many ways to change a token.</summary>
internal static class TokenMutation
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ é\0";

    /// <summary>A changed token; now and then it is one of the two as they were.</summary>
    public static string Of(string token, string other, Random random)
    {
        byte[] bytes = Base64Url.DecodeFromChars(token);
        byte[] foreign = Base64Url.DecodeFromChars(other);
        int at = random.Next(token.Length);
        switch (random.Next(12))
        {
            case 0:
                return token[..at];
            case 1:
                return token[..at] + Characters[random.Next(Characters.Length)] + token[(at + 1)..];
            case 2:
                return token[..at] + Characters[random.Next(Characters.Length)] + token[at..];
            case 3:
                return token[..at] + token[(at + 1)..];
            case 4:
                return token[..at] + other[Math.Min(at, other.Length)..];
            case 5:
                return token + new string(Characters[random.Next(Characters.Length)], random.Next(1, 4));
            case 6:
                random.NextBytes(bytes.AsSpan()[^32..]);
                break;
            case 7:
                foreign.AsSpan()[^32..].CopyTo(bytes.AsSpan()[^32..]);
                bytes[random.Next(bytes.Length - 32)] ^= (byte)(1 << random.Next(8));
                break;
            case 8:
                random.NextBytes(bytes.AsSpan(random.Next(bytes.Length)));
                break;
            case 9:
                for (int i = random.Next(1, 5); i > 0; i--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                break;
            case 10:
                bytes[^random.Next(1, 33)] ^= (byte)(1 << random.Next(8));
                break;
            default:
                bytes[random.Next(3, bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;
        }

        return Base64Url.EncodeToString(bytes);
    }
}
