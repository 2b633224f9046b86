using System.Buffers.Binary;
using System.Text;

namespace AiTrader.Handoffs;

/// <summary>
/// The content of a token, in its canonical form: version, length of the whole token, key id, seconds of issue and
/// expiry since 1970, audience, signature, time, model; numbers big-endian, texts ASCII with their length before them.
/// The HMAC comes after it.
/// </summary>
internal readonly record struct SealedContent(
    string KeyId,
    SealValidity Validity,
    string Audience,
    string Signature,
    string Time,
    string ModelId
)
{
    public const int MacLength = 32;
    public const int PrefixLength = 3;

    // Far above the longest content, which is that of ids and audiences of full length.
    private const int MaximumLength = 400;
    private const byte Version = 1;

    /// <summary>The length field of a token, in bytes; null if the token has another version.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> prefix) =>
        prefix[0] == Version ? BinaryPrimitives.ReadUInt16BigEndian(prefix[1..]) : null;

    /// <summary>
    /// The id of the key that a token names; null if it names none. It is not authentic before the HMAC is checked.
    /// </summary>
    public static string? KeyIdOf(ReadOnlySpan<byte> token) => new Cursor(token[PrefixLength..]).ReadText();

    /// <summary>Reads the content, which is authentic; null if it is not in its canonical form.</summary>
    public static SealedContent? Read(ReadOnlySpan<byte> content)
    {
        var cursor = new Cursor(content[PrefixLength..]);
        return
            cursor.ReadText() is { } keyId
            && cursor.ReadNumber() is { } issued
            && cursor.ReadNumber() is { } expires
            && cursor.ReadText() is { } audience
            && cursor.ReadText() is { } signature
            && cursor.ReadText() is { } time
            && cursor.ReadText() is { } modelId
            && new SealedContent(keyId, new(issued, expires), audience, signature, time, modelId) is var read
            && content.SequenceEqual(read.ToBytes().AsSpan()[..^MacLength])
            ? read
            : null;
    }

    /// <summary>The canonical form, with room for the HMAC at its end.</summary>
    public byte[] ToBytes()
    {
        Span<byte> buffer = stackalloc byte[MaximumLength];
        int length = PrefixLength;
        Append(buffer, ref length, KeyId);
        BinaryPrimitives.WriteInt64BigEndian(buffer[length..], Validity.Issued);
        BinaryPrimitives.WriteInt64BigEndian(buffer[(length + sizeof(long))..], Validity.Expires);
        length += 2 * sizeof(long);
        foreach (string text in (ReadOnlySpan<string>)[Audience, Signature, Time, ModelId])
        {
            Append(buffer, ref length, text);
        }

        length += MacLength;
        buffer[0] = Version;
        BinaryPrimitives.WriteUInt16BigEndian(buffer[1..], (ushort)length);
        return buffer[..length].ToArray();
    }

    private static void Append(Span<byte> buffer, ref int length, string text)
    {
        buffer[length] = (byte)text.Length;
        length += 1 + Encoding.ASCII.GetBytes(text, buffer[(length + 1)..]);
    }

    private ref struct Cursor(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public string? ReadText() =>
            _rest.Length > 0 && ReadBytes(1 + _rest[0]) is { IsEmpty: false } text
                ? Encoding.ASCII.GetString(text[1..])
                : null;

        public long? ReadNumber() =>
            ReadBytes(sizeof(long)) is { IsEmpty: false } number ? BinaryPrimitives.ReadInt64BigEndian(number) : null;

        private ReadOnlySpan<byte> ReadBytes(int length)
        {
            if (_rest.Length < length)
            {
                return [];
            }

            var bytes = _rest[..length];
            _rest = _rest[length..];
            return bytes;
        }
    }
}
