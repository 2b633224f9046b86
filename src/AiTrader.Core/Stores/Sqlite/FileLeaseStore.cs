using System.Text;

namespace AiTrader.Stores;

/// <summary>
/// Leases between the processes of one machine: the process that has a signature's lock file open has its lease. The
/// operating system closes the files of a process that dies.
/// </summary>
/// <param name="folder">
/// The folder of the lock files; it is created when it is first needed. The files are small and are not deleted:
/// otherwise two processes could lock two files of the same name.
/// </param>
/// <param name="options">The holder of leases, and how long others wait.</param>
/// <param name="timeProvider">The wall clock.</param>
internal sealed class FileLeaseStore(string folder, LeaseOptions options, TimeProvider timeProvider) : ILeaseStore
{
    // EWOULDBLOCK of Linux and of macOS, and ERROR_SHARING_VIOLATION of Windows.
    private const int LockedOnLinux = 11;
    private const int LockedOnMacOS = 35;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    /// <summary>Where the leases of a database are: beside it, whichever link leads to it.</summary>
    public static string FolderOf(string database) => TargetOf(database) + ".leases";

    /// <summary>The full path of a database, or of the file to which a link leads.</summary>
    public static string TargetOf(string database) =>
        File.Exists(database) && File.ResolveLinkTarget(database, returnFinalTarget: true) is { } target
            ? target.FullName
            : Path.GetFullPath(database);

    /// <inheritdoc/>
    /// <exception cref="IOException">The lock file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be opened by this user.</exception>
    public ValueTask<ILease> TakeAsync(
        Signature signature,
        TimeSpan? wait = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        string file = Path.Combine(folder, FileNameOf(signature));
        return new LeaseWait(signature, wait ?? options.WaitOf(LeaseOptions.LocalWait), timeProvider).TakeAsync(
            () => ValueTask.FromResult<ILease?>(TryTake(signature, file)),
            () => ValueTask.FromResult<string?>(HolderOf(file)),
            cancellationToken
        );
    }

    // alice -> alice, Alice -> =alice: names that differ in case alone are one name to some file systems.
    private static string FileNameOf(Signature signature)
    {
        var name = new StringBuilder();
        foreach (char character in signature.Value)
        {
            name.Append(char.IsAsciiLetterUpper(character) ? "=" : "").Append(char.ToLowerInvariant(character));
        }

        return $"lease-{name}";
    }

    private Lease? TryTake(Signature signature, string file)
    {
        Directory.CreateDirectory(folder);
        FileStream stream;
        try
        {
            stream = new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException locked) when (locked.HResult is LockedOnLinux or LockedOnMacOS or LockedOnWindows)
        {
            return null;
        }

        try
        {
            File.WriteAllText(NoteOf(file), options.Holder);
            return new Lease(signature, stream, NoteOf(file));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    // A locked file cannot be read on every system, so the name stands beside it.
    private static string NoteOf(string file) => file + ".holder";

    private static string HolderOf(string file)
    {
        try
        {
            return File.ReadAllText(NoteOf(file)) is { Length: > 0 } holder ? holder : "another process";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // It is being written, or belongs to another user; that the lease is taken is sure all the same.
            return "another process";
        }
    }

    private sealed class Lease(Signature signature, FileStream stream, string note) : ILease
    {
        private int _disposals;

        public Signature Signature => signature;

        public CancellationToken Lost => CancellationToken.None;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Increment(ref _disposals) == 1)
            {
                try
                {
                    File.Delete(note);
                }
                finally
                {
                    stream.Dispose();
                }
            }

            return ValueTask.CompletedTask;
        }
    }
}
