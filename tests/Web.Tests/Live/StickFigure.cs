using SquatCoach.Movement;

namespace SquatCoach.Web.Tests;

/// <summary>An athlete of lines in a picture of 640 × 480, seen from the front: legs of 200 px, a trunk of 117 px.</summary>
internal sealed record StickFigure
{
    public const double LegPx = 200;

    /// <summary>Knee flexion, both legs.</summary>
    public double KneeDegrees { get; init; }

    /// <summary>Trunk against the vertical; it tips towards the camera.</summary>
    public double LeanDegrees { get; init; }

    /// <summary>Share of the ankles' distance that the knees are apart.</summary>
    public double KneesOverAnkles { get; init; } = 1;

    /// <summary>Hips are over the ankles by this share, whatever the knees do: a bow over straight legs.</summary>
    public double? HipHeightShare { get; init; }

    public double Scale { get; init; } = 1;

    public double RightwardsPx { get; init; }

    /// <summary>How wide the shoulders look, as a share of the trunk: 0.9 from the front, 0.1 from the side.</summary>
    public double ShouldersOverTrunk { get; init; } = 0.9;

    public double AnklesApartPx { get; init; } = 70;

    /// <summary>Where the feet stand in the picture.</summary>
    public double FloorPx { get; init; } = 440;

    /// <summary>21 × [x, y, confidence].</summary>
    public double[][] Points()
    {
        var thigh = LegPx / 2;

        // Shank and thigh lean alike, to opposite sides: each stands off the vertical by half of the flexion.
        var shankUp = thigh * Math.Cos(KneeDegrees / 2 * Math.PI / 180);
        var hipUp = HipHeightShare is { } share ? share * LegPx : 2 * shankUp;
        var kneeUp = HipHeightShare is null ? shankUp : hipUp - thigh;
        var shoulderUp = hipUp + (117 * Math.Cos(LeanDegrees * Math.PI / 180));
        var points = new double[SkeletonTopology.KeypointCount][];
        void Put(Keypoint left, Keypoint right, double up, double apart)
        {
            points[(int)left] = At(apart / 2, up);
            points[(int)right] = At(-apart / 2, up);
        }

        points[(int)Keypoint.Nose] = At(0, shoulderUp + 40);
        Put(Keypoint.LeftEye, Keypoint.RightEye, shoulderUp + 45, 12);
        Put(Keypoint.LeftEar, Keypoint.RightEar, shoulderUp + 42, 26);
        Put(Keypoint.LeftShoulder, Keypoint.RightShoulder, shoulderUp, ShouldersOverTrunk * 117);
        Put(Keypoint.LeftElbow, Keypoint.RightElbow, shoulderUp - 20, 120);
        Put(Keypoint.LeftWrist, Keypoint.RightWrist, shoulderUp, 60);
        Put(Keypoint.LeftHip, Keypoint.RightHip, hipUp, 60);
        Put(Keypoint.LeftKnee, Keypoint.RightKnee, kneeUp, KneesOverAnkles * AnklesApartPx);
        Put(Keypoint.LeftAnkle, Keypoint.RightAnkle, 0, AnklesApartPx);
        Put(Keypoint.LeftHeel, Keypoint.RightHeel, -8, AnklesApartPx);
        Put(Keypoint.LeftFootIndex, Keypoint.RightFootIndex, -14, AnklesApartPx + 20);
        return points;

        double[] At(double right, double up) => [320 + RightwardsPx + (Scale * right), FloorPx - (Scale * up), 0.9];
    }
}
