using System.Text.Json;

namespace SquatCoach.Movement.Tests;

public sealed class FormReportTests
{
    [Fact]
    public void Serialize_OneRep_UsesTheFieldNamesOfTheContract()
    {
        using var document = JsonDocument.Parse(JsonSerializer.Serialize(OneRep(), MovementJson.Options));
        var root = document.RootElement;

        Assert.Equal("squatcoach.report/1", root.GetProperty("schema").GetString());
        Assert.Equal(90, root.GetProperty("video").GetProperty("rotationDegrees").GetInt32());
        Assert.Equal("oblique", root.GetProperty("view").GetProperty("kind").GetString());
        var rep = root.GetProperty("reps")[0];
        Assert.Equal(101.5, rep.GetProperty("metrics").GetProperty("kneeFlexionDegrees").GetProperty("left").GetDouble());
        Assert.Equal(JsonValueKind.Null, rep.GetProperty("metrics").GetProperty("kneeAnkleRatio").ValueKind);
        Assert.Equal("kneeAnkleRatio", rep.GetProperty("notAssessable")[0].GetString());
        Assert.Equal("inward_knees", rep.GetProperty("faults")[0].GetProperty("fault").GetString());
        Assert.Equal("faults", rep.GetProperty("verdict").GetString());
        Assert.Equal("athlete-keypoints", root.GetProperty("models").GetProperty("pose2d").GetProperty("name").GetString());
    }

    [Fact]
    public void Serialize_WithoutVideo_LeavesVideoOut()
    {
        var text = JsonSerializer.Serialize(OneRep() with { Video = null }, MovementJson.Options);
        Assert.DoesNotContain("\"video\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Serialize_ThenDeserialize_IsTheSameText()
    {
        var text = JsonSerializer.Serialize(OneRep(), MovementJson.Options);
        var again = JsonSerializer.Serialize(JsonSerializer.Deserialize<FormReport>(text, MovementJson.Options), MovementJson.Options);
        Assert.Equal(text, again);
    }

    [Fact]
    public void MetricValue_OneSideUnknown_MeanIsTheOther()
    {
        Assert.Equal(3, MetricValue.Sides(null, 3).Mean);
        Assert.Equal(2, MetricValue.Sides(1, 3).Mean);
        Assert.Null(MetricValue.Sides(null, null).Mean);
        Assert.Equal(7, MetricValue.Of(7).Mean);
    }

    [Fact]
    public void FaultsNotJudged_AreThoseThatNoAssessedRepCouldBeJudgedFor()
    {
        var rep = OneRep().Reps[0];
        RepReport Hiding(Verdict verdict, params string[] hidden) => rep with { Verdict = verdict, NotAssessable = hidden };
        IReadOnlyList<Fault> NotJudged(params RepReport[] reps) => (OneRep() with { Reps = reps }).FaultsNotJudged();

        Assert.Equal([Fault.WarpedBack], NotJudged(Hiding(Verdict.Good, "warped_back", "round_back", "depthRatio"), Hiding(Verdict.Faults, "warped_back"), Hiding(Verdict.NotAssessable)));
        Assert.Empty(NotJudged(Hiding(Verdict.Good, "warped_back"), Hiding(Verdict.Good)));
        Assert.Empty(NotJudged(Hiding(Verdict.NotAssessable, "warped_back")));
        Assert.Empty(NotJudged());
    }

    private static FormReport OneRep() => new()
    {
        Video = new VideoDescription("a \"quoted\" 🏋.mp4", 2, 30, 1080, 1920, 90),
        Athlete = new AthleteSeen(59, 60, 0.8, 1),
        View = new CameraView(ViewKind.Oblique, 35),
        Reps =
        [
            new RepReport
            {
                Index = 1, StartSeconds = 0, BottomSeconds = 1, EndSeconds = 2, Tempo = new Tempo(0.9, 0.2, 0.9),
                Metrics = new Dictionary<string, MetricValue?> { ["kneeFlexionDegrees"] = MetricValue.Sides(101.5, 99), ["kneeAnkleRatio"] = null },
                NotAssessable = ["kneeAnkleRatio"],
                Faults = [new FaultFinding(Fault.InwardKnees, 0.9, 0.5, 1.5, "knees 0.7 of the ankles' distance", "push the knees out")],
                Verdict = Verdict.Faults,
            },
        ],
        Faults = [new FaultSummary(Fault.InwardKnees, 1, 1, 0.9)],
        Warnings = [new ReportWarning("feet_not_visible", "Step back.")],
        Models = new ModelsUsed(new ModelUsed("athlete-keypoints", "00"), new ModelUsed("lifter", "11"), null),
        Timing = new AnalysisTiming(1, 60, 2),
    };
}
