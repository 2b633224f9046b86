using System.IO.Compression;
using System.Text;

namespace AiTrader.Fuzzing.Targets;

/// <summary>Makes bytes of what a seed is written as.</summary>
internal static class Seed
{
    /// <summary>A file of the folder Seeds.</summary>
    public static string Read(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Seeds", name)).ReplaceLineEndings("\n");

    /// <summary>Texts as they are.</summary>
    public static byte[][] Of(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Texts, compressed.</summary>
    public static byte[] Compressed(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }

    /// <summary>Requires that what was read, and then written and read again, is the same.</summary>
    /// <exception cref="WrongSuccessException">It is not.</exception>
    public static void RequireEqual<T>(T first, T again, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(first, again))
        {
            throw new WrongSuccessException($"{what} was {first}, and after writing and reading it is {again}");
        }
    }
}
