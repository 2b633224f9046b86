using System.Security.Cryptography;

namespace AiTrader.Runner.Bundles;

/// <summary>A file of a bundle by its hashes, so that a line that was changed is found.</summary>
internal sealed record BundledFile
{
    private const int PartLength = 16;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its SHA-256.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The first 16 digits of the SHA-256 of each line, one after the other.</summary>
    public required string Lines { get; init; }

    /// <summary>Hashes a file.</summary>
    public static BundledFile Of(string name, byte[] content) =>
        new()
        {
            Name = name,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Lines = string.Concat(BundleLines.Of(content).Select(PartOf)),
        };

    /// <summary>Where the content is another one; null if it is the same.</summary>
    public string? WhereNot(byte[] content)
    {
        var found = Of(Name, content);
        if (found.Sha256 == Sha256)
        {
            return null;
        }

        int same = Lines.AsSpan().CommonPrefixLength(found.Lines) / PartLength;
        var (was, now) = (Lines.Length / PartLength, found.Lines.Length / PartLength);
        return same < Math.Min(was, now) ? $"{Name}, line {same + 1}, was changed"
            : was == now ? $"{Name} was changed"
            : $"{Name} has {now} lines instead of {was}";
    }

    private static string PartOf(ReadOnlyMemory<byte> line) =>
        Convert.ToHexStringLower(SHA256.HashData(line.Span))[..PartLength];
}
