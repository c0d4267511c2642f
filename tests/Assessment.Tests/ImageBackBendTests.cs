using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

public sealed class ImageBackBendTests
{
    private static readonly double[] _levels = [0.083, 0.283, 0.483, 0.683, 0.883];

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(70)]
    [InlineData(-50)]
    public void Degrees_ArcBehindTheTrunk_ItsTurnWhicheverWayTheAthleteFaces(double degrees)
    {
        foreach (var (facing, lean) in new[] { (1, 0.0), (1, 0.7), (-1, 0.7), (-1, 1.2) })
        {
            var points = Trunk(facing, lean);
            Assert.Equal(degrees, ImageBackBend.Degrees(Arc(points, facing, degrees), points), 0.06 * Math.Abs(degrees) + 0.1);
        }
    }

    [Fact]
    public void Degrees_HiddenOrNothingRead_NotANumber()
    {
        var points = Trunk(1, 0.5);
        var back = Arc(points, 1, 40);
        for (var index = 2; index < back.Length; index += 3)
            back[index] = index < 3 ? 0.8f : 0.1f;
        Assert.Equal(double.NaN, ImageBackBend.Degrees(back, points));
        Assert.Equal(double.NaN, ImageBackBend.Degrees([], points));
        Assert.Equal(double.NaN, ImageBackBend.Degrees([.. Enumerable.Range(0, 15).Select(index => index % 3 == 2 ? 0.9f : 100)], points));
        Assert.Equal(double.NaN, ImageBackBend.Degrees([.. Enumerable.Range(0, 15).Select(index => index % 3 == 2 ? 0.9f : float.NaN)], points));
        Assert.Equal(double.NaN, ImageBackBend.Degrees(new float[KeypointTrack.BackValuesPerFrame], points));
    }

    [Theory]
    [InlineData(75, Fault.RoundBack)]
    [InlineData(-70, Fault.WarpedBack)]
    [InlineData(20, null)]
    [InlineData(-25, null)]
    public void Assess_BackBendsOnTheWayDown_NamedThoughTheNetworkCannotTell(double degrees, Fault? expected)
    {
        var rep = Assess(degrees, isRead: _ => true);
        Assert.Equal(degrees, rep.Metrics["backBendDegrees"]!.Value.Value!.Value, 6.0);
        if (expected is not { } fault)
        {
            Assert.Empty(rep.Faults);
            return;
        }

        var finding = Assert.Single(rep.Faults);
        Assert.Equal(fault, finding.Fault);
        Assert.Contains(fault == Fault.RoundBack ? "the back is rounded" : "the back is arched", finding.Evidence, StringComparison.Ordinal);
        Assert.Contains("Back, rounded or arched", finding.Why!.Sentence, StringComparison.Ordinal);
    }

    /// <summary>Out of a hollow into a straight back, or round as in standing: nothing has gone wrong on the way.</summary>
    [Theory]
    [InlineData(-50, 45, 0)]
    [InlineData(-50, 90, 40)]
    [InlineData(40, 0, 0)]
    [InlineData(40, 25, 25)]
    [InlineData(30, -20, 0)]
    public void Assess_StandsHollowOrRound_CountsWhatGoesBeyondBothStraightAndStanding(double standing, double change, double expected) =>
        Assert.Equal(expected, Assess(change, _ => true, standing).Metrics["backBendDegrees"]!.Value.Value!.Value, 6.0);

    [Fact]
    public void Assess_BackHiddenAtTheBottom_NothingIsSaidOfIt()
    {
        var rep = Assess(80, isRead: bent => bent < 0.5);
        Assert.Null(rep.Metrics["backBendDegrees"]);
        Assert.Contains("backBendDegrees", rep.NotAssessable);
        Assert.Empty(rep.Faults);
    }

    [Theory]
    [InlineData(60, 60.0)]
    [InlineData(-60, null)]
    public void Assess_ReadAtTheBottomAlone_ARoundBackIsOneAnArchMayBeHowTheyStand(double degrees, double? expected)
    {
        var found = Assess(degrees, isRead: bent => bent > 0.5).Metrics["backBendDegrees"]?.Value;
        Assert.Equal(expected is null, found is null);
        Assert.Equal(expected ?? 0, found ?? 0, 6.0);
    }

    [Fact]
    public void Assess_NobodyReadsBacks_NoSuchMetric()
    {
        var joints = new SquatScript().Stand(1).Squat(125).Stand(1).Build();
        Assert.DoesNotContain("backBendDegrees", Assert.Single(Form(joints, ImageOf.Track(joints)).Reps).Metrics.Keys);
    }

    /// <summary>One squat from the side whose back turns by so many degrees more with depth, to a network that does not see backs from there.</summary>
    private static RepReport Assess(double degrees, Func<double, bool> isRead, double standing = 0)
    {
        var joints = new SquatScript().Stand(1).Squat(125).Stand(1).Build();
        var plain = ImageOf.Track(joints);
        var back = new float[plain.FrameCount * KeypointTrack.BackValuesPerFrame];
        var hips = Enumerable.Range(0, joints.FrameCount).Select(frame => joints[frame, Joint.LeftHip].Z).ToArray();
        for (var frame = 0; frame < plain.FrameCount; frame++)
        {
            var bent = (hips.Max() - hips[frame]) / (hips.Max() - hips.Min());
            var facing = Math.Sign(joints[frame, Joint.Nose].X - joints[frame, Joint.Neck].X);
            if (isRead(bent))
            {
                Arc(plain.Frame(frame), facing, standing + (degrees * bent)).CopyTo(back, frame * KeypointTrack.BackValuesPerFrame);
            }
        }

        var track = new KeypointTrack(plain.WidthPx, plain.HeightPx, plain.TimesSeconds.ToArray(), plain.Boxes.ToArray(), plain.Points.ToArray(), back);
        return Assert.Single(Form(joints, track).Reps);
    }

    private static AssessedForm Form(JointSequence joints, KeypointTrack track)
    {
        FaultScore[] scores = [.. Enum.GetValues<Fault>().Select(fault => new FaultScore(0.05, null, CanBeSeen: fault is not (Fault.RoundBack or Fault.WarpedBack)))];
        return new FormAssessor(new SetClassifier(_ => FormAssessment.Of(scores))).Assess(joints, track);
    }

    /// <summary>Hips and shoulders of somebody 200 px from one to the other, leaning forward by some radians.</summary>
    private static float[] Trunk(int facing, double lean)
    {
        var points = new float[KeypointTrack.ValuesPerFrame];
        foreach (var (keypoint, along) in new[] { (Keypoint.LeftHip, 0), (Keypoint.RightHip, 0), (Keypoint.LeftShoulder, 200), (Keypoint.RightShoulder, 200) })
        {
            (points[(int)keypoint * 3], points[((int)keypoint * 3) + 1], points[((int)keypoint * 3) + 2]) =
                ((float)(500 + (facing * along * Math.Sin(lean))), (float)(600 - (along * Math.Cos(lean))), 0.9f);
        }

        return points;
    }

    /// <summary>Five points of an arc 40 px behind the trunk that turns by so many degrees from hips to shoulders.</summary>
    private static float[] Arc(ReadOnlySpan<float> points, int facing, double degrees)
    {
        double X(Keypoint keypoint, ReadOnlySpan<float> of) => of[(int)keypoint * 3];
        double Y(Keypoint keypoint, ReadOnlySpan<float> of) => of[((int)keypoint * 3) + 1];
        var (hipX, hipY) = (X(Keypoint.LeftHip, points), Y(Keypoint.LeftHip, points));
        var (alongX, alongY) = (X(Keypoint.LeftShoulder, points) - hipX, Y(Keypoint.LeftShoulder, points) - hipY);
        var length = Math.Sqrt((alongX * alongX) + (alongY * alongY));

        // Behind: the trunk's direction turned a quarter away from where the athlete faces.
        var (behindX, behindY) = (facing * alongY / length, -facing * alongX / length);
        var back = new float[KeypointTrack.BackValuesPerFrame];
        for (var point = 0; point < _levels.Length; point++)
        {
            var level = _levels[point];
            var away = 40 + (length * Angle.FromDegrees(degrees).Radians / 2 * level * (1 - level));
            (back[point * 3], back[(point * 3) + 1], back[(point * 3) + 2]) =
                ((float)(hipX + (level * alongX) + (away * behindX)), (float)(hipY + (level * alongY) + (away * behindY)), 0.8f);
        }

        return back;
    }
}
