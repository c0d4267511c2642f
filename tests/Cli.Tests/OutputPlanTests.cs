namespace SquatCoach.Cli.Tests;

public sealed class OutputPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_OneInput_TakesOutAsAFile() =>
        Assert.Equal("out.json", Plan(["a.mp4"], (OutputKind.Json, "out.json")).TargetOf(0, OutputKind.Json));

    [Fact]
    public void Of_SeveralInputs_TakesOutAsAFolderAndNamesReportsAfterTheInputs()
    {
        var plan = Plan(["x/a.mp4", "b.mov"], (OutputKind.Json, "out"), (OutputKind.Html, "pages"));

        Assert.Equal(Path.Combine("out", "a.json"), plan.TargetOf(0, OutputKind.Json));
        Assert.Equal(Path.Combine("out", "b.json"), plan.TargetOf(1, OutputKind.Json));
        Assert.Equal(Path.Combine("pages", "b.html"), plan.TargetOf(1, OutputKind.Html));
        Assert.Null(plan.TargetOf(0, OutputKind.Poses));
    }

    [Fact]
    public void Of_TablesOfOneInput_FileOrFolder()
    {
        Assert.Equal("t.csv", Plan(["a.mp4"], (OutputKind.Csv, "t.csv")).TargetOf(0, OutputKind.Csv));
        Assert.Equal("t.frames.csv", OutputPlan.FramesBeside("t.csv"));
        var reps = Plan(["a.mp4"], (OutputKind.Csv, "tables/")).TargetOf(0, OutputKind.Csv)!;
        Assert.Equal(Path.Combine("tables/", "a.reps.csv"), reps);
        Assert.Equal(Path.Combine("tables/", "a.frames.csv"), OutputPlan.FramesBeside(reps));
    }

    [Fact]
    public void Of_TableOfTheFramesOverAnotherOutput_Refused() =>
        Assert.Throws<UsageException>(() => Plan(["a.mp4"], (OutputKind.Csv, "t.csv"), (OutputKind.Trc, "t.frames.csv")));

    [Fact]
    public void Of_TwoInputsOfOneName_NumbersTheSecond() =>
        Assert.Equal(Path.Combine("out", "a-2.json"), Plan(["x/a.mp4", "y/a.mov"], (OutputKind.Json, "out")).TargetOf(1, OutputKind.Json));

    [Fact]
    public void Of_KindsThatShareAFolder_PutsTheKindIntoTheName()
    {
        var plan = Plan(["a.mp4", "b.mp4"], (OutputKind.Json, "out"), (OutputKind.Poses, "out"), (OutputKind.Keypoints, "out"));

        Assert.Equal(Path.Combine("out", "a.json"), plan.TargetOf(0, OutputKind.Json));
        Assert.Equal(Path.Combine("out", "a.poses.json"), plan.TargetOf(0, OutputKind.Poses));
        Assert.Equal(Path.Combine("out", "b.keypoints.json"), plan.TargetOf(1, OutputKind.Keypoints));
    }

    [Fact]
    public void Of_NameWithoutAStem_KeepsIt() =>
        Assert.Equal(Path.Combine("out", ".mp4.json"), Plan([".mp4", "b.mp4"], (OutputKind.Json, "out")).TargetOf(0, OutputKind.Json));

    [Fact]
    public void Of_StandardOutputOnce_IsAllowed() => Assert.True(Plan(["a.mp4"], (OutputKind.Json, "-")).UsesStandardOutput);

    [Fact]
    public void Of_StandardOutputTwice_Refuses() => Refuses(["a.mp4"], (OutputKind.Json, "-"), (OutputKind.Html, "-"));

    [Fact]
    public void Of_StandardOutputWithSeveralInputs_Refuses() => Refuses(["a.mp4", "b.mp4"], (OutputKind.Json, "-"));

    [Fact]
    public void Of_OutputOverItsInput_Refuses() => Refuses(["a.json"], (OutputKind.Json, "./a.json"));

    [Fact]
    public void Of_TwoOutputsInOneFile_Refuses() => Refuses(["a.mp4"], (OutputKind.Json, "o"), (OutputKind.Html, "o"));

    [Fact]
    public void Of_FolderWhereAFileIsNeeded_Refuses() => Refuses(["a.mp4"], (OutputKind.Json, _folder.Path));

    [Fact]
    public void Of_FileWhereAFolderIsNeeded_Refuses() => Refuses(["a.mp4", "b.mp4"], (OutputKind.Json, _folder.Write("f", "x")));

    [Fact]
    public void Of_EmptyName_Refuses() => Refuses(["a.mp4"], (OutputKind.Json, string.Empty));

    private static OutputPlan Plan(string[] inputs, params (OutputKind Kind, string Place)[] wanted) =>
        OutputPlan.Of(inputs, wanted.ToDictionary(pair => pair.Kind, pair => pair.Place));

    private static void Refuses(string[] inputs, params (OutputKind Kind, string Place)[] wanted) =>
        Assert.Throws<UsageException>(() => Plan(inputs, wanted));
}
