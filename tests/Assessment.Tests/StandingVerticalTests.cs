using SquatCoach.Models;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Assessment.Tests;

/// <summary>Joints along the axes of a tipped camera are turned until their athlete stands; everybody else's stay as they are.</summary>
public sealed class StandingVerticalTests
{
    private static readonly JointSequence _squats = new SquatScript().Stand(1).Squat(60).Squat(125).Stand(1).Build();

    [Theory]
    [InlineData(12, 0)]
    [InlineData(25, 90)]
    [InlineData(25, 180)]
    [InlineData(40, 270)]
    public void Assess_TippedCamera_SameRepsAndNearlySameAnglesAsUpright(double tiltDegrees, double towardsDegrees)
    {
        using var analyzer = SquatAnalyzer.Create(new AnalyzerOptions { Device = Device.Cpu, ModelsFolder = Path.Combine(SharedMaterial.RepositoryRoot, "data", "models") });
        var upright = analyzer.Assess(_squats).Report;
        var tipped = analyzer.Assess(Tipped(_squats, tiltDegrees, towardsDegrees)).Report;
        Assert.DoesNotContain(upright.Warnings, warning => warning.Code == "tilted_axes");
        Assert.Contains(tipped.Warnings, warning => warning.Code == "tilted_axes");
        Assert.Equal(upright.Reps.Select(rep => rep.Verdict), tipped.Reps.Select(rep => rep.Verdict));
        var scored = Assert.Single(analyzer.Score([("tipped", Tipped(_squats, tiltDegrees, towardsDegrees))]));
        Assert.Equal(tipped.Reps.Select(rep => rep.Verdict), scored.Reps.Select(rep => rep.Verdict));
        foreach (var (one, other) in upright.Reps.Zip(tipped.Reps))
        {
            Assert.All(
                ["trunkLeanDegrees", "thighAngleDegrees", "kneeFlexionDegrees"],
                metric => Assert.Equal(one.Metrics[metric]!.Value.Mean!.Value, other.Metrics[metric]!.Value.Mean!.Value, NaturalLeanDegrees));
        }
    }

    /// <summary>The body of the script stands so far off the vertical by itself, which turning upright takes away.</summary>
    private const double NaturalLeanDegrees = 4;

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(75)]
    public void Level_UprightOrLying_IsLeftAlone(double tiltDegrees)
    {
        var joints = Tipped(_squats, tiltDegrees, 0);
        Assert.Same(joints, StandingVertical.Level(joints, out _));
    }

    [Fact]
    public void Level_BentOverWithStraightLegs_IsLeftAlone()
    {
        var rows = new SquatScript().Hold(new SyntheticPose(15, 60), 3).Build();
        Assert.Same(rows, StandingVertical.Level(rows, out _));
    }

    [Fact]
    public void Level_NobodyKnown_IsLeftAlone()
    {
        var nobody = Moved.Each(_squats, (_, _, _) => new Position3D(double.NaN, double.NaN, double.NaN));
        Assert.Same(nobody, StandingVertical.Level(nobody, out var tilt));
        Assert.True(double.IsNaN(tilt.Degrees));
    }

    [Fact]
    public void Level_TippedCamera_TellsTheTilt() => Assert.Equal(30, TiltDegrees(Tipped(_squats, 30, 90)), 2.0);

    [Fact]
    public void Level_NoNeckKnown_TellsTheTiltOfTheShoulders()
    {
        var neckless = Moved.Each(Tipped(_squats, 30, 90), (_, joint, at) => joint == Joint.Neck ? new Position3D(double.NaN, double.NaN, double.NaN) : at);
        Assert.Equal(30, TiltDegrees(neckless), 2.0);
    }

    [SharedFact]
    public void Level_DeepSquatsOfUiPrmd_EverybodyStandsUpright()
    {
        double[] tilts = [.. UiPrmd.Read().Where(one => one.Movement == UiPrmdTests.DeepSquat).Select(one => TiltDegrees(one.Joints))];
        Assert.True(tilts.Length > 100);
        Assert.All(tilts, tilt => Assert.InRange(tilt, 0, StandingVertical.NaturalTiltDegrees));
    }

    private static double TiltDegrees(JointSequence joints)
    {
        StandingVertical.Level(joints, out var tilt);
        return tilt.Degrees;
    }

    /// <summary>Turned about a level axis, so that up leans towards a direction.</summary>
    private static JointSequence Tipped(JointSequence joints, double degrees, double towardsDegrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var leaning = Moved.Each(Moved.Turned(joints, -towardsDegrees), (_, _, at) => new Position3D((cos * at.X) + (sin * at.Z), at.Y, (cos * at.Z) - (sin * at.X)));
        return Moved.Turned(leaning, towardsDegrees);
    }
}
