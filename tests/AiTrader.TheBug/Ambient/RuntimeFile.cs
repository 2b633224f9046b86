using System.Text.Json;

namespace AiTrader.TheBug.Ambient;

/// <summary>
/// The file in which the ambient system keeps who trades and when, for whoever looks: one for all, in a folder.
/// </summary>
/// <param name="folder">The folder.</param>
public sealed class RuntimeFile(string folder)
{
    private readonly string _path = Path.Combine(folder, ".runtime_env.json");

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>A value; null where nobody has set it.</summary>
    public string? Get(string name) => Read().GetValueOrDefault(name);

    /// <summary>Sets a value for everybody.</summary>
    public void Set(string name, string value)
    {
        var values = Read();
        values[name] = value;
        File.WriteAllText(_path, JsonSerializer.Serialize(values));
    }

    private Dictionary<string, string> Read() =>
        File.Exists(_path) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(_path))! : [];
}
