using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Cli.Tests;

/// <summary>Joints that are right, wrong in one known way, or not there.</summary>
public sealed class WorldComparisonTests
{
    private readonly JointSequence _truth;
    private readonly IReadOnlyList<TrueRep> _reps;

    public WorldComparisonTests()
    {
        var recorder = new TruthRecorder(SquatScript.Of([null, Fault.Shallow]), new DemoClipOptions());
        (_truth, _reps) = (recorder.Joints(), recorder.Reps().Reps);
    }

    /// <summary>The axes named otherwise and the body larger: no number knows of it.</summary>
    [Fact]
    public void Of_TheTruthInOtherAxes_HasNoErrors()
    {
        var row = Comparison.Of(45, "same", Changed(place => new Position3D(place.Y, place.Z, place.X) * 1.3));

        Assert.Equal(1, row.KnownShare);
        Assert.All(row.KneeErrorsDegrees.Concat(row.HipErrorsDegrees), error => Assert.Equal(0, error!.Value, 1e-3));
        Assert.Equal(0, row.StandingKneeErrorDegrees!.Value, 1e-3);
        Assert.Equal(0, row.CurveRmseDegrees!.Value, 1e-3);
        Assert.Equal(0, row.AlignedErrorMm!.Value, 0.01);
        Assert.Equal(0, row.StandingAlignedErrorMm!.Value, 0.01);
    }

    /// <summary>A depth that is too flat, as networks have it where they are unsure, is seen in every number.</summary>
    [Fact]
    public void Of_FlatDepth_IsSeen()
    {
        var row = Comparison.Of(0, "flat", Changed(place => place with { Y = place.Y * 0.5 }));

        Assert.All(row.KneeErrorsDegrees, error => Assert.InRange(error!.Value, -90, -5));
        Assert.InRange(row.CurveRmseDegrees!.Value, 5, 90);
        Assert.InRange(row.AlignedErrorMm!.Value, row.StandingAlignedErrorMm!.Value, 300);
    }

    [Fact]
    public void Of_UnknownAtTheFirstBottom_IsNullThere()
    {
        var from = _reps[0].BottomSeconds - 0.2;
        var row = Comparison.Of(0, "gap", Changed((place, seconds) => Math.Abs(seconds - from - 0.2) < 0.2 ? place * double.NaN : place));

        Assert.Null(row.KneeErrorsDegrees[0]);
        Assert.NotNull(row.KneeErrorsDegrees[1]);
        Assert.InRange(row.KnownShare, 0.5, 0.99);
    }

    /// <summary>A sequence that begins later in the video is compared with the frames of the same moments.</summary>
    [Fact]
    public void Of_LaterStart_ComparesTheSameMoments()
    {
        const int Skipped = 12;
        var later = new JointSequence(_truth.FrameRateHz, _truth.Positions[(Skipped * JointSequence.ValuesPerFrame)..].ToArray(), startSeconds: Skipped / _truth.FrameRateHz);

        var row = Comparison.Of(0, "later", later);

        Assert.Equal(0, row.CurveRmseDegrees!.Value, 1e-3);
        Assert.Equal((_truth.FrameCount - Skipped) / (double)_truth.FrameCount, row.KnownShare, 1e-9);
    }

    [Fact]
    public void Of_NobodySeen_HasNothingToCompare()
    {
        var row = Comparison.Of(0, "none", null);

        Assert.Equal(0, row.KnownShare);
        Assert.All(row.KneeErrorsDegrees.Concat(row.HipErrorsDegrees), error => Assert.Null(error));
        Assert.Null(row.CurveRmseDegrees);
        Assert.Null(row.AlignedErrorMm);
    }

    /// <summary>The measure is the truth's own: what the clip's truth file says of the bottom.</summary>
    [Fact]
    public void KneeFlexion_AtTheBottom_IsThatOfTheTruth() =>
        Assert.All(_reps, rep => Assert.Equal(rep.KneeFlexionDegrees, LimbJoints.KneeFlexionDegrees(_truth, (int)Math.Round(rep.BottomSeconds * _truth.FrameRateHz)), 0.1));

    private WorldComparison Comparison => new(_truth, _reps);

    private JointSequence Changed(Func<Position3D, Position3D> change) => Changed((place, _) => change(place));

    private JointSequence Changed(Func<Position3D, double, Position3D> change)
    {
        var positions = new float[_truth.Positions.Length];
        for (var frame = 0; frame < _truth.FrameCount; frame++)
        {
            for (var joint = 0; joint < SkeletonTopology.JointCount; joint++)
            {
                var place = change(_truth[frame, (Joint)joint], _truth.TimeSeconds(frame));
                var at = (frame * JointSequence.ValuesPerFrame) + (joint * 3);
                (positions[at], positions[at + 1], positions[at + 2]) = ((float)place.X, (float)place.Y, (float)place.Z);
            }
        }

        return new JointSequence(_truth.FrameRateHz, positions);
    }
}
