namespace AiTrader.Stores;

/// <summary>
/// Notices that a store's file, or the log beside it, is no longer the file at its path: a copy was restored over it by
/// a rename, or it was deleted. What is written to such a file is gone when the process ends. Thread-safe.
/// </summary>
internal sealed class SqliteFileWatch
{
    private readonly string _path;
    private readonly List<(byte[] Path, FileIdentity? Identity)> _files = [];

    /// <summary>Watches the files of a database that is open.</summary>
    /// <param name="path">The path under which its user opened it; a link is followed again at each look.</param>
    /// <param name="isImmutable">Whether nobody may write the file while it is open: it has, and gets, no log.</param>
    public SqliteFileWatch(string path, bool isImmutable = false)
    {
        _path = Path.GetFullPath(path);

        // SQLite puts the log beside the file to which a link leads.
        string database = FileLeaseStore.TargetOf(_path);
        foreach (string file in (string[])[_path, $"{database}-wal", $"{database}-shm"])
        {
            byte[] name = FileIdentity.PathOf(file);
            if (FileIdentity.Read(name) is var identity && (identity is not null || isImmutable))
            {
                _files.Add((name, identity));
            }
        }
    }

    /// <summary>Checks that each file is still the one that was opened.</summary>
    /// <exception cref="IOException">One of them was replaced, moved or deleted.</exception>
    public void Require()
    {
        foreach (var (path, identity) in _files)
        {
            if (FileIdentity.Read(path) != identity)
            {
                throw new IOException(
                    $"{_path} is no longer the file that this store opened: it, or the log beside it, was replaced, "
                        + $"moved or deleted. Nothing is acknowledged any more. Open the store again."
                );
            }
        }
    }
}
