using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace AiTrader.Browser.Tests;

/// <summary>
/// axe-core, the accessibility checker, from the npm registry; kept in a cache outside of the repository.
/// </summary>
internal static class Axe
{
    private const string Version = "4.14.1";

    /// <summary>Its script; skips the test, saying so, where it cannot be had.</summary>
    public static async Task<string> ReadAsync()
    {
        string cache = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            ".cache",
            "aitrader-tests"
        );
        string script = Path.Combine(cache, $"axe-{Version}.js");
        if (!File.Exists(script))
        {
            Directory.CreateDirectory(cache);
            await FetchAsync(cache, script);
        }

        return await File.ReadAllTextAsync(script);
    }

    private static async Task FetchAsync(string cache, string script)
    {
        try
        {
            using var npm = Process.Start(
                new ProcessStartInfo("npm", ["pack", $"axe-core@{Version}", "--silent", "--pack-destination", cache])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            await npm.WaitForExitAsync();
            await using var archive = File.OpenRead(Path.Combine(cache, $"axe-core-{Version}.tgz"));
            await using var gzip = new GZipStream(archive, CompressionMode.Decompress);
            await using var tar = new TarReader(gzip);
            while (await tar.GetNextEntryAsync() is { } entry)
            {
                if (entry.Name == "package/axe.min.js")
                {
                    await entry.ExtractToFileAsync(script, overwrite: true);
                    return;
                }
            }
        }
        catch (Exception absent) when (absent is System.ComponentModel.Win32Exception or IOException)
        {
            Assert.Ignore($"axe-core cannot be fetched from npm: {absent.Message}");
        }
    }
}
