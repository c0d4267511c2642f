using System.Text;
using System.Text.Json;
using SquatCoach.Capture;
using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>Contract: what the code writes is what docs/schemas promises.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void Report_OfJoints_FitsTheSchema() => AssertFits("report", Json(OfJoints()));

    [Fact]
    public void Report_OfVideo_FitsTheSchema() => AssertFits("report", Json(OfVideo(SetClassifier.Saying((Fault.RoundBack, 0.7f), (Fault.InwardKnees, 0.9f)))));

    [Fact]
    public void Report_NotAssessable_FitsTheSchema()
    {
        var text = Json(OfVideo(new SetClassifier(_ => FormAssessment.NotAssessable(NotAssessableReason.MissingJoints, "The feet are hidden."))));
        AssertFits("report", text);
        Assert.Contains("\"not_assessable\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfNobody_FitsTheSchema()
    {
        var joints = new JointSequence(30, []);
        var form = new FormAssessor(SetClassifier.Saying()).Assess(joints, null);
        AssertFits("report", Json(Reports.OfJoints(joints, form, Models, TimeSpan.FromSeconds(0.1)).Report));
    }

    [Fact]
    public void Report_MemberMissingOrUnknown_DoesNotFit()
    {
        var text = Json(OfJoints());
        Assert.NotEmpty(Errors("report", text.Replace("\"verdict\"", "\"judgement\"", StringComparison.Ordinal)));
        Assert.NotEmpty(Errors("report", text.Replace("squatcoach.report/1", "squatcoach.report/2", StringComparison.Ordinal)));
    }

    [Fact]
    public void Series_FitsTheSchema() =>
        AssertFits("series", JsonSerializer.Serialize(new FormAssessor(SetClassifier.Saying()).Assess(Squat(), null).Series, MovementJson.Options));

    [Fact]
    public void People_FitTheSchema() => AssertFits(
        "people",
        JsonSerializer.Serialize(new PeopleInVideo(640, 480, 2, [new PersonPath(1, Squats: true, [new BoxAtTime(0.25, -3.5f, 10, 80, 240)]), new PersonPath(2, Squats: false, [])]), MovementJson.Options));

    [Fact]
    public void Poses_WithAnUnknownJoint_FitTheSchema()
    {
        var joints = Moved.Each(Squat(), (_, joint, place) => joint == Joint.LeftEar ? new Position3D(double.NaN, double.NaN, double.NaN) : place);
        AssertFits("poses", Written(stream => PosesFile.Write(stream, joints)));
    }

    [Fact]
    public void Keypoints_WithUnseenFrames_FitTheSchema() =>
        AssertFits("keypoints", Written(stream => KeypointsFile.Write(stream, ImageOf.Track(Squat(), frame => frame % 4 != 0))));

    [Fact]
    public void Sidecars_OfTheNetworks_FitTheSchema()
    {
        var folder = Path.Combine(SharedMaterial.RepositoryRoot, "data", "models");
        foreach (var network in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.onnx") : [])
        {
            AssertFits("model", File.ReadAllText(Path.ChangeExtension(network, ".json")));
        }
    }

    private static ModelsUsed Models => new(null, null, new ModelUsed("form-classifier", SetClassifier.Sha256));

    private static JointSequence Squat() => new SquatScript().Stand(1).Squat(60).Squat(125).Build();

    private static FormReport OfJoints()
    {
        var form = new FormAssessor(SetClassifier.Saying((Fault.Shallow, 0.8f))).Assess(Squat(), null);
        return Reports.OfJoints(Squat(), form, Models, TimeSpan.FromSeconds(0.1)).Report;
    }

    private static FormReport OfVideo(SetClassifier classifier)
    {
        var joints = Squat();
        var track = ImageOf.Track(joints);
        var times = new StageTimes
        {
            FirstFrameSeconds = 0,
            DecodeSeconds = 0,
            FindSeconds = 0,
            CropSeconds = 0,
            NetworkSeconds = 0,
            OtherSeconds = 0,
            TotalSeconds = 0,
            DecoderProcessorSeconds = 0,
        };
        var tracked = new TrackedVideo(new VideoDescription("a.mp4", 6, 30, 1000, 1000, 0), track, 1, [new ReportWarning("low_light", "Dark.")], times);
        var form = new FormAssessor(classifier).Assess(joints, track);
        var limbs = new LimbLengths(0.4, 0.3, 0.3, 0.08, 0.14, 0.2, 0.18);
        return Reports.OfVideo(tracked, joints, form, new LimbReport(limbs, limbs, 2), Models, "CUDA could not be used.", TimeSpan.FromSeconds(2)).Report;
    }

    private static string Json(FormReport report) => JsonSerializer.Serialize(report, MovementJson.Options);

    private static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void AssertFits(string schema, string json) => Assert.Empty(Errors(schema, json));

    private static IReadOnlyList<string> Errors(string schema, string json) =>
        JsonSchemaChecker.Check(File.ReadAllText(Path.Combine(SharedMaterial.RepositoryRoot, "docs", "schemas", schema + ".schema.json")), json);
}
