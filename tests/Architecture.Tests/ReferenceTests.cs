namespace SquatCoach.Architecture.Tests;

/// <summary>Who may use whom. The table is the architecture; a new arrow is a decision (docs/decisions), not a convenience.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> _mayUse = new(StringComparer.Ordinal)
    {
        ["Movement"] = [],
        ["Models"] = ["Movement"],
        ["Capture"] = ["Movement", "Models"],
        ["Pose3D"] = ["Movement", "Models"],
        ["FormClassifier"] = ["Movement", "Models"],
        ["Assessment"] = ["Movement", "Models", "Capture", "Pose3D", "FormClassifier"],
        ["Storage"] = ["Movement"],
        ["Demo"] = ["Movement"],
        ["Web"] = ["Movement", "Models", "Capture", "Pose3D", "FormClassifier", "Assessment", "Storage", "Demo"],
        ["Cli"] = ["Movement", "Models", "Capture", "Pose3D", "FormClassifier", "Assessment", "Storage", "Demo"],
    };

    public static TheoryData<string> SourceProjects => [.. ProjectFile.All.Where(project => project.IsIn("src")).Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void ProjectReferences_OfASourceProject_AreAllowed(string name)
    {
        Assert.True(_mayUse.TryGetValue(name, out var allowed), $"src/{name} is not in the table of who may use whom.");
        Assert.Empty(Project(name).ProjectReferences.Except(allowed));
    }

    [Fact]
    public void ProjectReferences_ToWebAndCli_ComeOnlyFromTheirTests()
    {
        var users = ProjectFile.All
            .Where(project => project.ProjectReferences.Intersect(["Web", "Cli"]).Any())
            .Where(project => !project.IsIn("tests") && !project.IsIn("build"))
            .Select(project => project.Name);
        Assert.Empty(users);
    }

    [Fact]
    public void ProjectReferences_ToTests_DoNotExist()
    {
        var tests = ProjectFile.All.Where(project => project.IsIn("tests")).Select(project => project.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(ProjectFile.All.Where(project => !project.IsIn("tests") && project.ProjectReferences.Any(tests.Contains)).Select(project => project.Name));
    }

    [Fact]
    public void Movement_IsTheVocabulary_UsesTheBaseClassLibraryOnly()
    {
        Assert.Empty(Project("Movement").PackageReferences);
        Assert.Empty(Project("Movement").Imports);
    }

    [Fact]
    public void OnnxRuntime_IsReachedThroughModelsOnly()
    {
        var users = ProjectFile.All
            .Where(project => project.IsIn("src"))
            .Where(project => project.Imports.Contains("OnnxRuntime.props") || project.PackageReferences.Any(name => name.StartsWith("Microsoft.ML.", StringComparison.Ordinal)))
            .Select(project => project.Name);
        Assert.Equal(["Models"], users);
    }

    [Fact]
    public void EntityFramework_IsReachedThroughStorageOnly()
    {
        var users = ProjectFile.All
            .Where(project => project.IsIn("src"))
            .Where(project => project.PackageReferences.Any(name => name.Contains("EntityFrameworkCore", StringComparison.Ordinal)))
            .Select(project => project.Name);
        Assert.Equal(["Storage"], users);
    }

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        var solution = Repository.Read("SquatCoach.sln").Replace('\\', '/');
        var missing = ProjectFile.All.Where(project => !project.IsIn("build") && !solution.Contains(project.RelativePath, StringComparison.Ordinal));
        Assert.Empty(missing.Select(project => project.RelativePath));
    }

    private static ProjectFile Project(string name) => ProjectFile.All.Single(project => project.IsIn("src") && project.Name == name);
}
