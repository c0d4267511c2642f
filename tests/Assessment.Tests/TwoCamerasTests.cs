using SquatCoach.Demo;
using SquatCoach.FormClassifier;
using SquatCoach.Models;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Assessment.Tests;

/// <summary>Two views of one movement: found in each other, joined, and better than each alone.</summary>
public sealed class TwoCamerasTests
{
    private static readonly JointSequence _set =
        new SquatScript().Stand(1.5).Squat(110).Squat(120, hold: 0.6).Squat(100, descent: 1.4).Stand(1).Build();

    [Theory]
    [InlineData(0)]
    [InlineData(3.4)]
    [InlineData(-2.2)]
    public void Find_SecondClockElsewhere_OffsetWithinAFrame(double offsetSeconds)
    {
        var first = AssessmentOf(_set);
        var second = AssessmentOf(Delayed(Moved.Turned(_set, 80), -offsetSeconds));
        Assert.Equal(offsetSeconds, Find(first, second)!.Value, 1.0 / 30);
    }

    [Fact]
    public void Find_SecondVideoMissesTheFirstRep_StillAligned()
    {
        var cut = new JointSequence(30, _set.Positions[(100 * JointSequence.ValuesPerFrame)..].ToArray());
        Assert.Equal(100 / 30.0, Find(AssessmentOf(_set), AssessmentOf(cut))!.Value, 1.0 / 30);
    }

    [Fact]
    public void Find_AnotherMovementOrNobody_Null()
    {
        Assert.Null(Find(AssessmentOf(_set), AssessmentOf(new SquatScript().Stand(6).Build())));
        Assert.Null(Find(AssessmentOf(new JointSequence(30, [])), AssessmentOf(_set)));
    }

    [Theory]
    [InlineData(90, 1)]
    [InlineData(60, 2)]
    [InlineData(-75, 3)]
    public void Fuse_EachViewBlindAlongItsLine_NearerToTheTruthThanEach(double turnDegrees, int seed)
    {
        var first = Blurred(_set, seed);
        var second = Blurred(Moved.Turned(_set, turnDegrees), seed + 100);
        var fused = JointFusion.Fuse(first, second, 0);
        var (alone, other, together) = (DistanceError(first, _set), DistanceError(second, _set), DistanceError(fused, _set));
        Assert.True(together < 0.7 * Math.Min(alone, other), $"alone {alone:0.000} and {other:0.000} m, together {together:0.000} m");
    }

    [Fact]
    public void Fuse_TheSameTwice_Unchanged()
    {
        var fused = JointFusion.Fuse(Moved.RootRelative(_set), Moved.RootRelative(Moved.Turned(_set, 40)), 0);
        Assert.True(DistanceError(fused, _set) < 1e-4);
    }

    [Fact]
    public void Fuse_OneViewLosesTheAthlete_TheOthersAlone()
    {
        var hidden = Moved.Each(_set, (frame, _, place) => frame is > 30 and < 60 ? new Position3D(double.NaN, 0, 0) : place);
        var fused = JointFusion.Fuse(Moved.RootRelative(_set), Moved.RootRelative(hidden), 0);
        Assert.All(fused.Positions.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Fuse_SimulatedPairsThroughTheLifter_BetterThanEitherCamera()
    {
        using var lifter = PoseLifter.Open(ModelLocator.Find(Path.Combine(SharedMaterial.RepositoryRoot, "data", "models")));
        var script = Demo.SquatScript.GoodAndEachFault();
        double alone = 0, other = 0, together = 0;
        foreach (var (front, side) in new[] { (0.0, 90.0), (20.0, 80.0), (-15.0, -95.0) })
        {
            var (first, truth) = Lifted(lifter, script, front, seed: 1);
            var (second, _) = Lifted(lifter, script, side, seed: 2);
            alone += DistanceError(first, truth);
            other += DistanceError(second, truth);
            together += DistanceError(JointFusion.Fuse(first, second, 0), truth);
        }

        Assert.True(together < Math.Min(alone, other), $"front {alone / 3:0.0000} m, side {other / 3:0.0000} m, together {together / 3:0.0000} m");
    }

    [Fact]
    public void Report_FrontAndSide_JudgesWhatNeitherCouldAlone()
    {
        var (front, side) = (Analysed(Moved.Turned(_set, -90)), Analysed(Delayed(_set, 2)));
        Assert.Contains("trunkLeanDegrees", front.Report.Reps[0].NotAssessable);
        Assert.Contains("kneeAnkleRatio", side.Report.Reps[0].NotAssessable);
        var fused = TwoCameraReport.Of(front, side, new FormAssessor(SetClassifier.Saying()), default);
        Assert.Equal(3, fused.Report.Reps.Count);
        Assert.Contains(fused.Report.Warnings, warning => warning.Code == "two_cameras");
        Assert.All(fused.Report.Reps, rep =>
        {
            Assert.InRange(rep.Metrics["trunkLeanDegrees"]!.Value.Value!.Value, 33, 37);
            Assert.Equal(1, rep.Metrics["kneeAnkleRatio"]!.Value.Value!.Value, 0.03);
            Assert.DoesNotContain("trunkLeanDegrees", rep.NotAssessable);
            Assert.DoesNotContain("kneeAnkleRatio", rep.NotAssessable);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Report_SideVideoReadTheBack_WhatItSaysOfItCounts(bool isRound)
    {
        // The network takes the fused joints for a round back, or for none; the side video has read the line.
        var fused = new FormAssessor(isRound ? SetClassifier.Saying() : SetClassifier.Saying((Fault.RoundBack, 0.9f)));
        var side = Analysed(Delayed(_set, 2));
        var reps = side.Report.Reps.Select(rep => rep with
        {
            Metrics = new Dictionary<string, MetricValue?>(rep.Metrics) { ["backBendDegrees"] = MetricValue.Of(isRound ? 70 : 5) },
            Faults = isRound ? [new FaultFinding(Fault.RoundBack, 0.95, rep.StartSeconds, rep.EndSeconds, "read", "cue")] : [],
        }).ToList();
        var report = TwoCameraReport.Of(Analysed(Moved.Turned(_set, -90)), side with { Report = side.Report with { Reps = reps } }, fused, default).Report;
        Assert.All(report.Reps, rep => Assert.Equal(isRound ? Verdict.Faults : Verdict.Good, rep.Verdict));
        Assert.Equal(isRound, report.Reps[0].Faults.Any(finding => finding is { Fault: Fault.RoundBack, Evidence: "read" }));
    }

    [Fact]
    public void Report_NotTheSameSet_TheFirstWithAWarning()
    {
        var alone = Analysed(_set);
        var fused = TwoCameraReport.Of(alone, Analysed(new SquatScript().Stand(5).Build()), new FormAssessor(SetClassifier.Saying()), default);
        Assert.Equal(alone.Report.Reps, fused.Report.Reps);
        Assert.Equal("cameras_not_aligned", fused.Report.Warnings[^1].Code);
    }

    private static double? Find(AssessedForm first, AssessedForm second) => SetAlignment.Find(
        [.. first.Reps.Select(rep => rep.BottomSeconds)], first.Series, [.. second.Reps.Select(rep => rep.BottomSeconds)], second.Series);

    private static AssessedForm AssessmentOf(JointSequence joints) => new FormAssessor(SetClassifier.Saying()).Assess(joints, null);

    private static Analysis Analysed(JointSequence joints)
    {
        var track = ImageOf.Track(joints);
        var form = new FormAssessor(SetClassifier.Saying()).Assess(joints, track);
        var report = Reports.OfJoints(joints, form, new ModelsUsed(null, null, null), TimeSpan.FromSeconds(1)).Report;
        return new Analysis(report, track, Moved.RootRelative(joints), form.Series);
    }

    /// <summary>The same movement, its first frame at the given time.</summary>
    private static JointSequence Delayed(JointSequence joints, double startSeconds) =>
        new(joints.FrameRateHz, joints.Positions.ToArray(), startSeconds: startSeconds);

    /// <summary>Root-relative, with an error that stays for a while: 1.5 cm across the picture, 8 cm along the camera's line (y).</summary>
    private static JointSequence Blurred(JointSequence joints, int seed)
    {
        var random = new Random(seed);
        var errors = new Dictionary<(int Span, Joint Joint), Position3D>();
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Moved.Each(Moved.RootRelative(joints), (frame, joint, place) =>
        {
            if (!errors.TryGetValue((frame / 6, joint), out var error))
            {
                error = new Position3D(0.015 * Normal(), 0.08 * Normal(), 0.015 * Normal());
                errors[(frame / 6, joint)] = error;
            }

            return place + error;
        });
    }

    private static (JointSequence Lifted, JointSequence Truth) Lifted(PoseLifter lifter, Demo.SquatScript script, double azimuthDegrees, int seed)
    {
        var recorder = new TruthRecorder(script, new DemoClipOptions { Azimuth = Angle.FromDegrees(azimuthDegrees) });
        var truth = recorder.Keypoints();
        var random = new Random(seed);
        var points = truth.Points.ToArray();
        var height = truth.Boxes[0]!.Value.HeightPx;
        for (var at = 0; at < points.Length; at++)
        {
            // 1.5 % of the body's height, which is what the 2D network errs by on this mannequin.
            points[at] += at % 3 == 2 ? -0.2f : (float)(0.015 * height * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));
        }

        var track = new KeypointTrack(truth.WidthPx, truth.HeightPx, truth.TimesSeconds.ToArray(), truth.Boxes.ToArray(), points);
        return (lifter.Lift(track), recorder.Joints());
    }

    /// <summary>
    /// Mean absolute error of the 171 distances between joints, metres, after the best common scale: knows nothing of where the body stands
    /// or faces, nor of its size, which one camera cannot see and the lifter does not claim to.
    /// </summary>
    private static double DistanceError(JointSequence found, JointSequence truth)
    {
        List<(float Found, float True)> pairs = [];
        var (one, other) = (new float[DistanceMatrix.PairCount], new float[DistanceMatrix.PairCount]);
        for (var frame = 0; frame < Math.Min(found.FrameCount, truth.FrameCount); frame += 5)
        {
            DistanceMatrix.Write(found.Frame(frame), one);
            DistanceMatrix.Write(truth.Frame(frame), other);
            for (var pair = 0; pair < one.Length; pair++)
                pairs.Add((one[pair], other[pair]));
        }

        var scale = pairs.Sum(pair => (double)pair.Found * pair.True) / pairs.Sum(pair => (double)pair.Found * pair.Found);
        return pairs.Average(pair => Math.Abs((scale * pair.Found) - pair.True));
    }
}
