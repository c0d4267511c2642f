using System.Collections.Concurrent;
using System.Diagnostics;

namespace SquatCoach.Web.Tests;

/// <summary>Small files made by ffmpeg when first asked for.</summary>
internal static class Clips
{
    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> _made = new(StringComparer.Ordinal);

    /// <summary>Two seconds of a test picture, H.264 in MP4.</summary>
    public static byte[] Video => Make("v.mp4", "-f lavfi -i testsrc=size=320x240:rate=30:duration=2 -pix_fmt yuv420p -c:v libx264 -preset ultrafast");

    /// <summary>The same pictures in another file: an empty box with a number at the end.</summary>
    public static byte[] VideoNumber(int number) => [.. Video, 0, 0, 0, 12, .. "free"u8, 0, 0, (byte)(number >> 8), (byte)number];

    public static byte[] Webm => Make("v.webm", "-f lavfi -i testsrc=size=320x240:rate=30:duration=1 -c:v libvpx -deadline realtime");

    public static byte[] AudioOnly => Make("a.mp4", "-f lavfi -i sine=duration=1 -c:a aac");

    public static byte[] Picture => Make("p.png", "-f lavfi -i testsrc=size=320x240 -frames:v 1");

    private static byte[] Make(string name, string arguments) => _made.GetOrAdd(name, key => new Lazy<byte[]>(() =>
    {
        var folder = Directory.CreateTempSubdirectory("squatcoach-clip-");
        var path = Path.Combine(folder.FullName, key);
        var start = new ProcessStartInfo("ffmpeg", $"-v error -nostdin {arguments} {path}") { RedirectStandardError = true };
        using var ffmpeg = Process.Start(start)!;
        var errors = ffmpeg.StandardError.ReadToEnd();
        ffmpeg.WaitForExit();
        Assert.True(ffmpeg.ExitCode == 0, errors);
        var content = File.ReadAllBytes(path);
        folder.Delete(recursive: true);
        return content;
    })).Value;
}
