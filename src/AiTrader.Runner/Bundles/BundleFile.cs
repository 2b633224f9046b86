using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using AiTrader.Runner.Input;

namespace AiTrader.Runner.Bundles;

/// <summary>
/// Bundles as zip files. The same content is the same file. A file of someone else is read in memory, within limits,
/// and nothing of it is written to a folder.
/// </summary>
internal static partial class BundleFile
{
    /// <summary>The most files of a bundle: 4,096.</summary>
    public const int MostFiles = 4_096;

    /// <summary>The most bytes that a bundle expands to: 1 GiB.</summary>
    public const long MostBytes = 1L << 30;

    private const long MostExpansion = 100;
    private const long AlwaysAllowed = 1L << 26;
    private const string ManifestName = "manifest.json";

    // The earliest date that a zip can have.
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a bundle.</summary>
    public static void Write(BundleContent bundle, Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, ManifestName, BundleJson.Write(bundle.Manifest));
        foreach (var file in bundle.Manifest.Files)
        {
            Add(zip, file.Name, bundle.Files[file.Name]);
        }
    }

    /// <summary>Reads a bundle.</summary>
    /// <exception cref="InputException">
    /// It is not a bundle, is damaged, is too large, or has a file that no bundle has.
    /// </exception>
    public static BundleContent Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (!file.CanSeek)
            {
                throw new InvalidDataException("it is not a file");
            }

            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            return Read(zip, Math.Min(MostBytes, Math.Max(AlwaysAllowed, file.Length * MostExpansion)));
        }
        catch (Exception unreadable)
            when (unreadable
                    is InvalidDataException
                        or IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or FormatException
                        or NotSupportedException
                        or ArgumentException
            )
        {
            throw new InputException(
                $"The bundle {MessageText.QuoteFile(path)} is refused: {unreadable.Message.TrimEnd('.')}.",
                unreadable
            );
        }
    }

    private static BundleContent Read(ZipArchive zip, long limit)
    {
        if (zip.Entries.Count > MostFiles)
        {
            throw new InvalidDataException($"it has more than {MostFiles} files");
        }

        if (zip.Entries.Sum(entry => (decimal)entry.Length) > limit)
        {
            throw new InvalidDataException("it expands to more than a bundle can have");
        }

        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            if (!AllowedName().IsMatch(entry.FullName))
            {
                throw new InvalidDataException($"it has a file {MessageText.Quote(entry.FullName)}, as no bundle has");
            }

            if (!files.TryAdd(entry.FullName, Read(entry)))
            {
                throw new InvalidDataException($"it has {entry.FullName} twice");
            }
        }

        if (!files.Remove(ManifestName, out byte[]? text))
        {
            throw new InvalidDataException("it has no manifest.json");
        }

        var manifest = BundleJson.ReadManifest(text);
        Require(manifest);
        return new BundleContent(manifest, files);
    }

    private static void Require(BundleManifest manifest)
    {
        if (manifest.Format != BundleManifest.CurrentFormat)
        {
            throw new InvalidDataException(
                $"its form is {MessageText.Quote(manifest.Format)}; this version reads {BundleManifest.CurrentFormat}"
            );
        }

        if (manifest.Traders.FirstOrDefault(trader => !Signature.TryParse(trader.Signature, out _)) is { } trader)
        {
            throw new InvalidDataException($"{MessageText.Quote(trader.Signature)} is not a signature");
        }
    }

    // No more is read than the directory says, whatever the data expands to.
    private static byte[] Read(ZipArchiveEntry entry)
    {
        byte[] content = new byte[entry.Length];
        using var stream = entry.Open();
        return
            stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length
            && stream.ReadByte() < 0
            ? content
            : throw new InvalidDataException($"{entry.FullName} is damaged");
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        (entry.LastWriteTime, entry.ExternalAttributes) = (Date, 0);
        using var stream = entry.Open();
        stream.Write(content);
    }

    [GeneratedRegex(@"^(manifest\.json|(ledgers|journals|cassettes)/[A-Za-z0-9][A-Za-z0-9._-]{0,63}\.jsonl)\z")]
    private static partial Regex AllowedName();
}
