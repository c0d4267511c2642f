using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>Lengths and angles of one frame of a 2D track, in pixels of the upright frame; NaN where nobody was seen.</summary>
internal readonly ref struct ImageBody(ReadOnlySpan<float> points)
{
    /// <summary>An ankle that is this much less sure than the other is left out.</summary>
    private const float ConfidenceRatio = 0.3f;

    /// <summary>A heel, toe or hand under this confidence was guessed from the limb.</summary>
    private const float MinEndConfidence = 0.3f;

    private readonly ReadOnlySpan<float> _points = points;

    public double HipYPx => (Y(Keypoint.LeftHip) + Y(Keypoint.RightHip)) / 2;

    public double ShoulderXPx => (X(Keypoint.LeftShoulder) + X(Keypoint.RightShoulder)) / 2;

    public double HipXPx => (X(Keypoint.LeftHip) + X(Keypoint.RightHip)) / 2;

    public double HipConfidence => Math.Max(Confidence(Keypoint.LeftHip), Confidence(Keypoint.RightHip));

    public double KneeConfidence => Math.Max(Confidence(Keypoint.LeftKnee), Confidence(Keypoint.RightKnee));

    public double AnkleConfidence => Math.Max(Confidence(Keypoint.LeftAnkle), Confidence(Keypoint.RightAnkle));

    /// <summary>The lower ankle where one foot is lifted, the surer one where the other is hidden.</summary>
    public double AnkleYPx
    {
        get
        {
            var (left, right) = (Confidence(Keypoint.LeftAnkle), Confidence(Keypoint.RightAnkle));
            return left < ConfidenceRatio * right ? Y(Keypoint.RightAnkle)
                : right < ConfidenceRatio * left ? Y(Keypoint.LeftAnkle)
                : Math.Max(Y(Keypoint.LeftAnkle), Y(Keypoint.RightAnkle));
        }
    }

    /// <summary>Mid-hip over <see cref="AnkleYPx"/>.</summary>
    public double HipHeightPx => AnkleYPx - HipYPx;

    /// <summary>The higher of the two wrists over <see cref="AnkleYPx"/>; NaN where neither is seen.</summary>
    public double HandHeightPx => AnkleYPx - double.MinNumber(AtSure(Keypoint.LeftWrist).YPx, AtSure(Keypoint.RightWrist).YPx);

    /// <summary>Half-way between hips and shoulders.</summary>
    public double TrunkMiddleXPx => (HipXPx + ShoulderXPx) / 2;

    public double TrunkMiddleYPx => HipYPx - (TrunkUp / 2);

    public double TrunkLengthPx => Math.Sqrt((TrunkX * TrunkX) + (TrunkUp * TrunkUp));

    /// <summary>Mid-hip→mid-shoulder against the image's vertical, 0…180.</summary>
    public double LeanDegrees => Angle.FromRadians(Math.Atan2(Math.Abs(TrunkX), TrunkUp)).Degrees;

    public double FeetApartPx
    {
        get
        {
            double x = X(Keypoint.LeftAnkle) - X(Keypoint.RightAnkle);
            double y = Y(Keypoint.LeftAnkle) - Y(Keypoint.RightAnkle);
            return Math.Sqrt((x * x) + (y * y));
        }
    }

    /// <summary>Distance of the knees over distance of the ankles, across the image, negative where the knees cross; NaN where the ankles are too near to each other.</summary>
    public double KneeAnkleRatio(double minAnklesOverTrunk)
    {
        double ankles = X(Keypoint.LeftAnkle) - X(Keypoint.RightAnkle);
        return Math.Abs(ankles) >= minAnklesOverTrunk * TrunkLengthPx ? (X(Keypoint.LeftKnee) - X(Keypoint.RightKnee)) / ankles : double.NaN;
    }

    /// <summary>Height of the nose over the middle of the ears, positive where the nose is higher.</summary>
    public double NoseOverEarsPx => ((Y(Keypoint.LeftEar) + Y(Keypoint.RightEar)) / 2) - Y(Keypoint.Nose);

    /// <summary>+1 where the athlete's left is to the image's right (the camera sees the face), −1 where it is to the left; NaN where hips and shoulders disagree or nobody was seen.</summary>
    public double LeftwardAcross
    {
        get
        {
            var (hips, shoulders) = (X(Keypoint.LeftHip) - X(Keypoint.RightHip), X(Keypoint.LeftShoulder) - X(Keypoint.RightShoulder));
            return hips * shoulders > 0 ? Math.Sign(hips) : double.NaN;
        }
    }

    public (double XPx, double YPx) Hip(BodySide side) => At(side == BodySide.Left ? Keypoint.LeftHip : Keypoint.RightHip);

    public (double XPx, double YPx) Knee(BodySide side) => At(side == BodySide.Left ? Keypoint.LeftKnee : Keypoint.RightKnee);

    public (double XPx, double YPx) Ankle(BodySide side) => At(side == BodySide.Left ? Keypoint.LeftAnkle : Keypoint.RightAnkle);

    /// <summary>NaN where it is hardly seen: shoes in shadow, cut-off feet.</summary>
    public (double XPx, double YPx) Heel(BodySide side) => AtSure(side == BodySide.Left ? Keypoint.LeftHeel : Keypoint.RightHeel);

    /// <inheritdoc cref="Heel"/>
    public (double XPx, double YPx) Toe(BodySide side) => AtSure(side == BodySide.Left ? Keypoint.LeftFootIndex : Keypoint.RightFootIndex);

    /// <summary>Knee→ankle in the image.</summary>
    public double ShankPx(BodySide side)
    {
        var (knee, ankle) = (Knee(side), Ankle(side));
        return Math.Sqrt(((knee.XPx - ankle.XPx) * (knee.XPx - ankle.XPx)) + ((knee.YPx - ankle.YPx) * (knee.YPx - ankle.YPx)));
    }

    private (double XPx, double YPx) At(Keypoint keypoint) => (X(keypoint), Y(keypoint));

    private (double XPx, double YPx) AtSure(Keypoint keypoint) => Confidence(keypoint) >= MinEndConfidence ? At(keypoint) : (double.NaN, double.NaN);

    private double TrunkX => ((X(Keypoint.LeftShoulder) + X(Keypoint.RightShoulder)) - (X(Keypoint.LeftHip) + X(Keypoint.RightHip))) / 2;

    private double TrunkUp => HipYPx - ((Y(Keypoint.LeftShoulder) + Y(Keypoint.RightShoulder)) / 2);

    private float X(Keypoint keypoint) => _points[(int)keypoint * 3];

    private float Y(Keypoint keypoint) => _points[((int)keypoint * 3) + 1];

    private float Confidence(Keypoint keypoint) => _points[((int)keypoint * 3) + 2];
}
