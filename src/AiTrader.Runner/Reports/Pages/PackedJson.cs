using System.IO.Compression;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>
/// JSON that a page unpacks when it needs it: gzip in base64, in which nothing can end a script element.
/// </summary>
internal static class PackedJson
{
    // Half the time of the default level, and a few hundredths larger.
    private static readonly ZLibCompressionOptions Options = new() { CompressionLevel = 4 };

    /// <summary>Packs it.</summary>
    public static string Of(ReadOnlySpan<byte> json)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, Options, leaveOpen: true))
        {
            gzip.Write(json);
        }

        return Convert.ToBase64String(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }
}
