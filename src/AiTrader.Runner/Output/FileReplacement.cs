namespace AiTrader.Runner.Output;

/// <summary>
/// A file that is written completely or not at all: it is written next to its place and moved there at the end. A link
/// is followed. A device or a pipe, as <c>/dev/stdout</c>, is written as it is, since it cannot be replaced.
/// </summary>
internal static class FileReplacement
{
    /// <summary>Writes lines of UTF-8, each ended by <c>\n</c>.</summary>
    public static Task WriteAsync(string path, IAsyncEnumerable<byte[]> lines, CancellationToken cancellationToken) =>
        WriteAsync(path, file => WriteLinesAsync(file, lines, cancellationToken));

    /// <summary>Writes the content of a stream.</summary>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        if (FileIdentity.IsSpecial(path))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Write);
            await write(stream);
            return;
        }

        var target = new FileInfo(path).LinkTarget is null
            ? null
            : File.ResolveLinkTarget(path, returnFinalTarget: true);
        await ReplaceAsync(target?.FullName ?? path, write);
    }

    private static async Task ReplaceAsync(string path, Func<Stream, Task> write)
    {
        Sweep(path);
        string unfinished = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            await using (
                var file = new FileStream(
                    unfinished,
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    bufferSize: 1 << 16
                )
            )
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // What a killed process left next to the file. A process that still writes has its own file locked.
    private static void Sweep(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (string left in Directory.EnumerateFiles(folder, $"{Path.GetFileName(path)}.*.tmp"))
        {
            try
            {
                File.Open(left, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                File.Delete(left);
            }
            catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
            {
                // Another process writes it, or owns it.
            }
        }
    }

    /// <summary>Writes lines of UTF-8 into a stream, each ended by <c>\n</c>.</summary>
    public static async Task WriteLinesAsync(
        Stream stream,
        IAsyncEnumerable<byte[]> lines,
        CancellationToken cancellationToken
    )
    {
        byte[] lineEnd = "\n"u8.ToArray();
        await foreach (byte[] line in lines.WithCancellation(cancellationToken))
        {
            await stream.WriteAsync(line, cancellationToken);
            await stream.WriteAsync(lineEnd, cancellationToken);
        }
    }
}
