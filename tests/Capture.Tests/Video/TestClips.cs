using System.Diagnostics;

namespace SquatCoach.Capture.Tests;

/// <summary>Makes small clips with ffmpeg in a folder that goes away with the test class.</summary>
public sealed class TestClips : IDisposable
{
    private readonly Lazy<string> _encoders = new(() => Run("-hide_banner", "-encoders"));

    public string Folder { get; } = Directory.CreateTempSubdirectory("squatcoach-capture-").FullName;

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    public bool HasEncoder(string name) => _encoders.Value.Contains($" {name} ", StringComparison.Ordinal);

    /// <summary>Runs ffmpeg with these arguments and the name of the clip at the end.</summary>
    /// <returns>The path of the clip.</returns>
    public string Make(string name, string arguments)
    {
        var path = Path(name);
        Run(["-hide_banner", "-v", "error", "-y", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "file:" + path]);
        return path;
    }

    /// <summary>A moving test picture.</summary>
    public string MakeTestPicture(string name, string size = "320x240", double seconds = 1, double rate = 30, string codec = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p") =>
        Make(name, FormattableString.Invariant($"-f lavfi -i testsrc2=s={size}:r={rate}:d={seconds} {codec}"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"ffmpeg {string.Join(' ', arguments)}: {errors.GetAwaiter().GetResult()}");
        return output;
    }
}
