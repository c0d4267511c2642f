using System.Diagnostics;
using System.Globalization;

namespace SquatCoach.Cli.Tests;

/// <summary>A disk of a few KiB in memory, mounted for one test.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallDisk(int kibibytes)
    {
        if (!Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={kibibytes}k"), "tmpfs", Path))
        {
            throw new InvalidOperationException("Found that tmpfs cannot be mounted; expected the test to be skipped.");
        }
    }

    public string Path => _folder.Path;

    public string this[string name] => _folder[name];

    /// <summary>Whether this machine lets us mount one: only root may.</summary>
    public static bool IsPossible()
    {
        try
        {
            using var disk = new SmallDisk(16);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        Run("umount", Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        return process.WaitForExit(TimeSpan.FromSeconds(20)) && process.ExitCode == 0;
    }
}
