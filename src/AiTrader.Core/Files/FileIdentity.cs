using System.Runtime.InteropServices;
using System.Text;

namespace AiTrader;

/// <summary>
/// What tells a file from every other one that is or was at its path: the device and the inode. A file that is open
/// keeps its inode, so that no other one gets it meanwhile.
/// </summary>
/// <remarks>
/// Windows does not let a file that SQLite has open be renamed, replaced or deleted; there, files have no identity.
/// </remarks>
/// <param name="Device">The number of the device.</param>
/// <param name="Inode">The number of the file on it.</param>
internal readonly record struct FileIdentity(ulong Device, ulong Inode)
{
    // struct statx is the same on every Linux, struct stat on every Mac of 64 bits. Sources: statx(2), sys/stat.h.
    private const int MaximumLength = 256;
    private const int ModeOfStatx = 28;
    private const int InodeOfStatx = 32;
    private const int DeviceOfStatx = 136;
    private const int ModeOfMacOS = 4;
    private const int InodeOfMacOS = 8;
    private const int RelativeToCurrentFolder = -100;
    private const uint OnlyType = 0x1;
    private const uint OnlyInode = 0x100;

    // The part of a mode that says what a file is. Source: inode(7).
    private const int TypeOfMode = 0xF000;
    private const int Folder = 0x4000;
    private const int Regular = 0x8000;

    /// <summary>A path in the form that <see cref="Read"/> wants.</summary>
    public static byte[] PathOf(string path) => Encoding.UTF8.GetBytes(path + "\0");

    /// <summary>Asks the system which file is at a path, without an allocation.</summary>
    /// <returns>The file; null if there is none, and always null where files have no identity.</returns>
    public static FileIdentity? Read(byte[] path)
    {
        Span<byte> status = stackalloc byte[MaximumLength];
        ref byte first = ref MemoryMarshal.GetReference(status);
        if (OperatingSystem.IsLinux())
        {
            return Statx(RelativeToCurrentFolder, path, 0, OnlyInode, ref first) == 0
                ? new FileIdentity(
                    MemoryMarshal.Read<ulong>(status[DeviceOfStatx..]),
                    MemoryMarshal.Read<ulong>(status[InodeOfStatx..])
                )
                : null;
        }

        if (!OperatingSystem.IsMacOS())
        {
            return null;
        }

        return StatOfMacOS(path, ref first) == 0
            ? new FileIdentity(MemoryMarshal.Read<uint>(status), MemoryMarshal.Read<ulong>(status[InodeOfMacOS..]))
            : null;
    }

    /// <summary>
    /// Whether there is something at a path that is neither a file nor a folder: a device, a pipe or a socket. Links
    /// are followed. Never true where files have no identity.
    /// </summary>
    public static bool IsSpecial(string path)
    {
        Span<byte> status = stackalloc byte[MaximumLength];
        ref byte first = ref MemoryMarshal.GetReference(status);
        byte[] name = PathOf(path);
        int mode;
        if (OperatingSystem.IsLinux())
        {
            mode =
                Statx(RelativeToCurrentFolder, name, 0, OnlyType, ref first) == 0
                    ? MemoryMarshal.Read<ushort>(status[ModeOfStatx..])
                    : Regular;
        }
        else if (OperatingSystem.IsMacOS())
        {
            mode = StatOfMacOS(name, ref first) == 0 ? MemoryMarshal.Read<ushort>(status[ModeOfMacOS..]) : Regular;
        }
        else
        {
            return false;
        }

        return (mode & TypeOfMode) is not (Regular or Folder);
    }

    private static int StatOfMacOS(byte[] path, ref byte status) =>
        RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? StatOfArm(path, ref status)
            : StatOfIntel(path, ref status);

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, ref byte status);

    [DllImport("libc", EntryPoint = "stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatOfArm(byte[] path, ref byte status);

    [DllImport("libc", EntryPoint = "stat$INODE64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatOfIntel(byte[] path, ref byte status);
}
