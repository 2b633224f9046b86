using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AiTrader.Handoffs;

/// <summary>
/// Whose a file is. The framework has no public way to ask; its own native library, which it has on every Unix, does.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class FileOwner
{
    private const string Library = "libSystem.Native";
    private const int TypeMask = 0xF000;
    private const int Folder = 0x4000;
    private const int RegularFile = 0x8000;
    private const int PermissionMask = 0xFFF;

    /// <summary>
    /// Makes sure that a path is a folder of this user, and not a link to one, that only they can open.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">It is not.</exception>
    /// <exception cref="DirectoryNotFoundException">It does not exist.</exception>
    public static void RequireFolder(string path) =>
        Require(path, Folder, "a folder", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>
    /// Makes sure that a path is a file of this user, and not a link to one, that only they can open.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">It is not.</exception>
    /// <exception cref="DirectoryNotFoundException">It does not exist.</exception>
    public static void RequireFile(string path) =>
        Require(path, RegularFile, "a file", UnixFileMode.UserRead | UnixFileMode.UserWrite);

    private static void Require(string path, int type, string what, UnixFileMode allowed)
    {
        if (LStat(Path.TrimEndingDirectorySeparator(path), out var status) != 0)
        {
            throw new DirectoryNotFoundException($"{path} does not exist.");
        }

        var open = (UnixFileMode)(status.Mode & PermissionMask) & ~allowed;
        string? problem =
            (status.Mode & TypeMask) != type ? $"is not {what} itself"
            : status.Uid != GetEUid() ? "belongs to another user"
            : open != UnixFileMode.None ? $"is open to other users ({open})"
            : null;
        if (problem is not null)
        {
            throw new UnauthorizedAccessException(
                $"{path} {problem}; allowed: {what} of this user that only they can open (chmod go-rwx)."
            );
        }
    }

    [DllImport(Library, EntryPoint = "SystemNative_LStat", CharSet = CharSet.Ansi)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int LStat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, out FileStatus status);

    [DllImport(Library, EntryPoint = "SystemNative_GetEUid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern uint GetEUid();

    // The first members of Interop.Sys.FileStatus; what follows is only room.
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private readonly struct FileStatus
    {
        public readonly int Flags;
        public readonly int Mode;
        public readonly uint Uid;
    }
}
