namespace AiTrader.Core.Tests.Architecture;

/// <summary>Where a source file stands: a project of src, and the top folder within it.</summary>
/// <param name="Project">As <c>Core</c>.</param>
/// <param name="Folder">As <c>Prices</c>; empty for the root of the project.</param>
internal readonly record struct Layer(string Project, string Folder)
{
    /// <summary>The layer of a file.</summary>
    /// <param name="path">Its path below the root of the repository: <c>src/AiTrader.Core/Prices/Bar.cs</c>.</param>
    public static Layer Of(string path)
    {
        string[] parts = path.Split('/');
        return new Layer(parts[1]["AiTrader.".Length..], parts.Length > 3 ? parts[2] : "");
    }

    /// <summary><c>Core/Prices</c>.</summary>
    public override string ToString() => $"{Project}/{(Folder.Length == 0 ? "(root)" : Folder)}";
}
