namespace AiTrader.Benchmarks.Sqlite;

/// <summary>
/// A folder beside the program, removed in the end: the system's temporary folder is in memory on many machines, where
/// a flush costs nothing.
/// </summary>
internal sealed class DiskFolder : IDisposable
{
    private readonly string _path = Directory
        .CreateDirectory(Path.Combine(AppContext.BaseDirectory, $"ledgers-{Guid.NewGuid():N}"))
        .FullName;

    public string NewFile() => Path.Combine(_path, $"{Guid.NewGuid():N}.db");

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
