using System.Text.RegularExpressions;

namespace SquatCoach.Architecture.Tests;

/// <summary>Each file holds one idea: one public type, named as the file, short enough to read at once.</summary>
public sealed partial class SourceFileTests
{
    private const int LongestFileLines = 300;

    private static readonly IReadOnlyList<string> _sources =
    [
        .. Repository.TextFiles.Where(path =>
            path.StartsWith("src/", StringComparison.Ordinal)
            && path.EndsWith(".cs", StringComparison.Ordinal)
            && !path.Contains("/Migrations/", StringComparison.Ordinal)),
    ];

    [Fact]
    public void PublicTypes_PerFile_AreOneAndNamedAsTheFile()
    {
        var offenders = new List<string>();
        foreach (var path in _sources)
        {
            var types = PublicType().Matches(Repository.Read(path)).Select(match => match.Groups["name"].Value).Distinct().ToList();

            // Name.Part.cs holds a part of Name; Name.razor.cs stands beside Name.razor.
            var expected = Path.GetFileName(path).Split('.')[0];
            if (types.Count > 1 || (types.Count == 1 && types[0] != expected))
                offenders.Add($"{path}: {string.Join(", ", types)}");
        }

        Assert.Empty(offenders);
    }

    [Fact]
    public void Lines_PerFile_AreFew()
    {
        var offenders = _sources
            .Select(path => (path, lines: Repository.Read(path).Count(letter => letter == '\n')))
            .Where(file => file.lines > LongestFileLines)
            .Select(file => $"{file.path}: {file.lines} lines, expected at most {LongestFileLines}");
        Assert.Empty(offenders);
    }

    [Fact]
    public void Sources_InTheProduct_LeaveNothingForLater()
    {
        // In pieces, so that this file does not find itself.
        string[] unfinished = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"];
        var offenders = _sources.Where(path => unfinished.Any(word => Repository.Read(path).Contains(word, StringComparison.Ordinal)));
        Assert.Empty(offenders);
    }

    /// <summary>A bare expression is evaluated anew at every look, which the pages' Content-Security-Policy forbids from the second look on: the test fails on a busy machine alone.</summary>
    [Fact]
    public void BrowserTests_ThatWait_GiveAFunction()
    {
        var waits = Repository.TextFiles
            .Where(path => path.StartsWith("tests/EndToEnd/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(path => Repository.Read(path).Split('\n').Select(line => (path, line: line.Trim())))
            .Where(wait => wait.line.Contains("WaitForFunctionAsync(", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(waits);
        Assert.All(waits, wait => Assert.Contains("=>", wait.line, StringComparison.Ordinal));
    }

    // Top-level declarations stand at the first column: every namespace is file-scoped.
    [GeneratedRegex(
        @"^public (?:(?:static|sealed|abstract|readonly|ref|partial|unsafe) )*(?:class|struct|record struct|record class|record|interface|enum|delegate \S+) (?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
