using System.Text.RegularExpressions;

namespace SquatCoach.Architecture.Tests;

/// <summary>A clone works on any machine: no file speaks of one machine's folders or of one registry.</summary>
public sealed class PortabilityTests
{
    // In pieces, so that this file does not find itself.
    private static readonly Regex _machinePath = new(
        @"(?<![\w./~{}$-])/(?:" + string.Join('|', "wo" + "rk", "ro" + "ot", "ho" + "me/\\w+", "Us" + "ers/\\w+") + @")/", RegexOptions.CultureInvariant);

    private static readonly string[] _registries = ["registry." + "npmjs", "api." + "nuget.org", "pypi." + "org", "files.python" + "hosted"];

    [Fact]
    public void Paths_InEveryFile_AreRelative()
    {
        Assert.Empty(Offenders(text => _machinePath.Match(text) is { Success: true } match ? match.Value : null));
    }

    [Fact]
    public void Registries_InEveryFile_AreTheClientsOwnChoice()
    {
        Assert.Empty(Offenders(text => _registries.FirstOrDefault(host => text.Contains(host, StringComparison.OrdinalIgnoreCase))));
    }

    [Theory]
    [InlineData("squatcoach")]
    [InlineData("test")]
    [InlineData(".ci/run")]
    [InlineData("build/npm-ci")]
    public void Scripts_AtTheRoot_CanBeRun(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        Assert.True(File.GetUnixFileMode(Path.Combine(Repository.Root, path)).HasFlag(UnixFileMode.UserExecute), $"{path} lacks the run bit.");
    }

    private static IEnumerable<string> Offenders(Func<string, string?> find)
    {
        foreach (var path in Repository.TextFiles)
        {
            if (find(Repository.Read(path)) is { } found)
                yield return $"{path}: {found}";
        }
    }
}
