using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>Feet drawn into the image of a synthetic body: 0.05 m behind the ankle to 0.19 m before it, turned out, with heels that rise.</summary>
public sealed class FootMetricsTests
{
    private const double PxPerMetre = 400;

    [Fact]
    public void HeelRise_TwoCentimetres_InShanks()
    {
        var metrics = Measure(turnDegrees: 0, toeOutDegrees: 0, heelRiseMetres: 0.02);
        Assert.Equal(0.02 / SyntheticBody.Shank, metrics["heelRiseRatio"]!.Value.Mean!.Value, 0.004);
    }

    [Fact]
    public void HeelRise_FlatFeet_Zero() => Assert.Equal(0, Measure(0, 0, 0)["heelRiseRatio"]!.Value.Mean!.Value, 0.003);

    [Theory]
    [InlineData(0)]
    [InlineData(180)]
    public void KneePastToe_FromEitherSide_KneeTravelLessTheFoot(double turnDegrees)
    {
        // The shank leans by 0.3 of 120°.
        var expected = Math.Sin(36 * Math.PI / 180) - (0.19 / SyntheticBody.Shank);
        Assert.Equal(expected, Measure(turnDegrees, 0, 0)["kneePastToeRatio"]!.Value.Mean!.Value, 0.03);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(35)]
    public void FootAngle_FromTheFrontAndALittleBesideIt_AsDrawn(double toeOutDegrees)
    {
        foreach (var turn in new[] { -90.0, -75, -105 })
        {
            var angle = Measure(turn, toeOutDegrees, 0)["footAngleDegrees"]!.Value;
            Assert.Equal(toeOutDegrees, angle.Left!.Value, 4.0);
            Assert.Equal(toeOutDegrees, angle.Right!.Value, 4.0);
        }
    }

    [Fact]
    public void Feet_FromViewsThatHideThem_NullAndNamed()
    {
        Assert.Null(Measure(-90, 10, 0)["heelRiseRatio"]);
        Assert.Null(Measure(-90, 10, 0)["kneePastToeRatio"]);
        Assert.Null(Measure(0, 10, 0)["footAngleDegrees"]);
        Assert.Null(Measure(90, 10, 0)["footAngleDegrees"]);
    }

    [Fact]
    public void Feet_WithoutAVideo_AreNotInTheReport() =>
        Assert.DoesNotContain("heelRiseRatio", Assert.Single(Measured.All(new SquatScript().Stand(1).Squat().Build())).Keys);

    [Fact]
    public void Feet_HardlySeen_Null()
    {
        var joints = new SquatScript().Stand(1).Squat(120).Stand(0.5).Build();
        var points = Track(joints, 0, 0).Points.ToArray();
        for (var at = 2; at < points.Length; at += 3)
        {
            points[at] = (at / 3 % 21) >= (int)Keypoint.LeftHeel ? 0.1f : points[at];
        }

        var track = ImageOf.Track(joints);
        Assert.Null(Only(joints, new KeypointTrack(1000, 1000, track.TimesSeconds.ToArray(), track.Boxes.ToArray(), points))["heelRiseRatio"]);
    }

    private static IReadOnlyDictionary<string, MetricValue?> Measure(double turnDegrees, double toeOutDegrees, double heelRiseMetres)
    {
        var joints = Moved.Turned(new SquatScript().Stand(1).Squat(120).Stand(0.5).Build(), turnDegrees);
        return Only(joints, Track(joints, toeOutDegrees, heelRiseMetres));
    }

    private static IReadOnlyDictionary<string, MetricValue?> Only(JointSequence joints, KeypointTrack track) => Assert.Single(MetricSurvey.Measure(joints, track)).Metrics;

    private static KeypointTrack Track(JointSequence joints, double toeOutDegrees, double heelRiseMetres)
    {
        var plain = ImageOf.Track(joints);
        var points = plain.Points.ToArray();
        var standing = new Pose(joints, 0);
        var (top, low) = (standing.HipHeightMetres, Enumerable.Range(0, joints.FrameCount).Min(frame => new Pose(joints, frame).HipHeightMetres));
        var (sin, cos) = Math.SinCos(toeOutDegrees * Math.PI / 180);
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            var depth = (top - new Pose(joints, frame).HipHeightMetres) / (top - low);
            foreach (var (side, heel, toe) in new[] { (BodySide.Left, Keypoint.LeftHeel, Keypoint.LeftFootIndex), (BodySide.Right, Keypoint.RightHeel, Keypoint.RightFootIndex) })
            {
                var outward = standing.Leftward * (side == BodySide.Left ? 1 : -1);
                var foot = (standing.Forward * cos) + (outward * sin);
                var ankle = new Pose(joints, frame).Ankle(side);
                Put(points, frame, heel, ankle + (foot * -0.05) + new Position3D(0, 0, -0.06 + (heelRiseMetres * Math.Min(1, 2 * depth))));
                Put(points, frame, toe, ankle + (foot * 0.19) + new Position3D(0, 0, -0.06));
            }
        }

        return new KeypointTrack(1000, 1000, plain.TimesSeconds.ToArray(), plain.Boxes.ToArray(), points);
    }

    private static void Put(float[] points, int frame, Keypoint keypoint, Position3D place)
    {
        var at = (frame * KeypointTrack.ValuesPerFrame) + ((int)keypoint * 3);
        (points[at], points[at + 1], points[at + 2]) = ((float)(500 + (PxPerMetre * place.X)), (float)(900 - (PxPerMetre * place.Z)), 0.9f);
    }
}
