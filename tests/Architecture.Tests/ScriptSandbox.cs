using System.Diagnostics;

namespace SquatCoach.Architecture.Tests;

/// <summary>
/// A copy of the root script over an empty tree, in which every command that it calls is known: a dotnet that only notes what
/// it was asked, an apt-get that always fails, and as much of the system as the script needs.
/// </summary>
internal sealed class ScriptSandbox : IDisposable
{
    private static readonly string[] _systemCommands =
        ["bash", "cat", "dirname", "env", "find", "flock", "grep", "head", "id", "mkdir", "readlink", "sort", "tail", "touch", "tr"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("squatcoach script's ");

    public ScriptSandbox()
    {
        Write("squatcoach", Repository.Read("squatcoach"), executable: true);
        Write("build/setup.sh", Repository.Read("build/setup.sh"));
        Write("src/Cli/Program.cs", string.Empty);
        Write("data/models/a.json", string.Empty);
        Write("global.json", string.Empty);
        Write("Directory.Build.props", string.Empty);
        foreach (var name in _systemCommands)
            File.CreateSymbolicLink(Commands(name), new[] { "/usr/bin/", "/bin/" }.Select(place => place + name).First(File.Exists));
        foreach (var name in new[] { "ffmpeg", "ffprobe", "node", "npm" })
            Write("commands/" + name, "#!/bin/sh\n", executable: true);
        Write("commands/apt-get", "#!/bin/sh\necho no network\nexit 100\n", executable: true);
        Write("commands/dotnet", FakeDotnet, executable: true);
    }

    public string Folder => _folder.FullName;

    /// <summary>How often the script has built a program.</summary>
    public int Builds => File.Exists(Path.Combine(Folder, "builds")) ? File.ReadAllLines(Path.Combine(Folder, "builds")).Length : 0;

    // Builds leave the two programs behind; a program answers with its name, its folder and its arguments, one a line.
    private string FakeDotnet => $$"""
        #!/bin/bash
        root='{{Folder.Replace("'", "'\\''", StringComparison.Ordinal)}}'
        case $1 in
          --list-sdks) echo '10.0.100 [nowhere]' ;;
          build)
            echo "$2" >>"$root/builds"
            for name in Cli Web; do
              mkdir -p "$root/artifacts/bin/$name/release"
              touch "$root/artifacts/bin/$name/release/SquatCoach.$name.dll"
            done ;;
          *) printf '%s\n' "${1##*/}" "$PWD" "${@:2}"; exit 4 ;;
        esac
        """;

    public void Remove(string command) => File.Delete(Commands(command));

    public void Write(string relativePath, string text, bool executable = false)
    {
        var path = Path.Combine(Folder, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (executable && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Runs the script from the folder above it; returns its exit code, the lines that it wrote, and its complaints.</summary>
    public async Task<(int ExitCode, string[] Lines, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder, "squatcoach"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetDirectoryName(Folder),
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Path.Combine(Folder, "commands");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries), await errors);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Commands(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "commands"));
        return Path.Combine(folder.FullName, name);
    }
}
