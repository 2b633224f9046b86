using System.IO.Compression;
using System.Text;

namespace AiTrader.Runner.Tests.Bundles;

/// <summary>Copies of a bundle with one change.</summary>
internal static class EditedBundle
{
    /// <summary>Copies it, and replaces text of a file.</summary>
    public static void Replace(string path, string copy, string name, Func<string, string> change)
    {
        File.Copy(path, copy, overwrite: true);
        using var zip = ZipFile.Open(copy, ZipArchiveMode.Update);
        string text = Read(zip, name);
        string changed = change(text);
        Assert.That(changed, Is.Not.EqualTo(text), "Nothing was changed.");
        zip.GetEntry(name)!.Delete();
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(changed));
    }

    /// <summary>Writes a zip with these files.</summary>
    public static void Create(string path, params (string Name, byte[] Content)[] files)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in files)
        {
            using var stream = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
            stream.Write(content);
        }
    }

    /// <summary>The text of a file of a bundle.</summary>
    public static string Read(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        return Read(zip, name);
    }

    /// <summary>The names of its files.</summary>
    public static string[] NamesOf(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
