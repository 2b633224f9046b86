using System.Text;
using AiTrader.Testing;

namespace AiTrader.Fuzzing;

/// <summary>An input, as bytes, as text or as a file.</summary>
internal sealed class FuzzInput(byte[] bytes) : IDisposable
{
    private readonly Lazy<TemporaryFolder> _folder = new(() => new TemporaryFolder());

    /// <summary>The bytes.</summary>
    public byte[] Bytes => bytes;

    /// <summary>The bytes as UTF-8; what is none is replaced.</summary>
    public string Text => Encoding.UTF8.GetString(bytes);

    /// <summary>A path in a folder of this input.</summary>
    public string PathOf(string name) => _folder.Value.File(name);

    /// <summary>A file with the bytes.</summary>
    public string File(string name) => File(name, bytes);

    /// <summary>A file with other bytes, in the folder of this input.</summary>
    public string File(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            _folder.Value.Dispose();
        }
    }
}
