using System.Runtime.InteropServices;
using System.Text;

namespace SquatCoach.Cli;

/// <summary>Tells plain files from devices and pipes, which a rename must never replace: as root it would put a file in the place of /dev/null.</summary>
internal static class FileKind
{
    private const int WorkingDirectory = -100;
    private const uint WithType = 1;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>True where the path leads to a device, a pipe or a socket.</summary>
    public static bool IsSpecial(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        // struct statx has one layout on every architecture (linux/stat.h); stx_mode is its 16 bits at byte 28.
        var status = new byte[256];
        if (StatX(WorkingDirectory, Encoding.UTF8.GetBytes(path + "\0"), 0, WithType, status) != 0)
        {
            return false;
        }

        var type = BitConverter.ToUInt16(status, ModeOffset) & TypeMask;
        return type is not (RegularFile or Folder);
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int StatX(int directory, byte[] path, int flags, uint mask, [Out] byte[] status);
}
