using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>Draws the 21 keypoints of a frame as a skeleton: the athlete's left orange, their right blue, paler where the network is unsure; and the line of the back in white where it was read.</summary>
public static class SkeletonPainter
{
    private const float Sure = 0.5f;
    private const float SureOfBack = 0.3f;

    private static readonly TileColour _left = new(255, 140, 0);
    private static readonly TileColour _right = new(40, 150, 255);
    private static readonly TileColour _middle = new(240, 240, 240);

    private static readonly (Keypoint From, Keypoint To)[] _limbs =
    [
        (Keypoint.Nose, Keypoint.LeftEye), (Keypoint.Nose, Keypoint.RightEye), (Keypoint.LeftEye, Keypoint.LeftEar), (Keypoint.RightEye, Keypoint.RightEar),
        (Keypoint.LeftShoulder, Keypoint.RightShoulder), (Keypoint.LeftHip, Keypoint.RightHip),
        (Keypoint.LeftShoulder, Keypoint.LeftHip), (Keypoint.RightShoulder, Keypoint.RightHip),
        (Keypoint.LeftShoulder, Keypoint.LeftElbow), (Keypoint.LeftElbow, Keypoint.LeftWrist),
        (Keypoint.RightShoulder, Keypoint.RightElbow), (Keypoint.RightElbow, Keypoint.RightWrist),
        (Keypoint.LeftHip, Keypoint.LeftKnee), (Keypoint.LeftKnee, Keypoint.LeftAnkle),
        (Keypoint.RightHip, Keypoint.RightKnee), (Keypoint.RightKnee, Keypoint.RightAnkle),
        (Keypoint.LeftAnkle, Keypoint.LeftHeel), (Keypoint.LeftHeel, Keypoint.LeftFootIndex), (Keypoint.LeftAnkle, Keypoint.LeftFootIndex),
        (Keypoint.RightAnkle, Keypoint.RightHeel), (Keypoint.RightHeel, Keypoint.RightFootIndex), (Keypoint.RightAnkle, Keypoint.RightFootIndex),
    ];

    /// <param name="canvas">Where to draw.</param>
    /// <param name="points">21 × (x, y, confidence) in pixels of the picture.</param>
    /// <param name="widthPx">Of a limb.</param>
    /// <param name="back">5 × (x, y, confidence) of the line of the back, likewise; empty for none.</param>
    public static void Draw(Canvas canvas, ReadOnlySpan<float> points, float widthPx, ReadOnlySpan<float> back = default)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        foreach (var (from, to) in _limbs)
        {
            var (first, second) = ((int)from * 3, (int)to * 3);
            var isSure = Math.Min(points[first + 2], points[second + 2]) >= Sure;
            canvas.Line((points[first], points[first + 1]), (points[second], points[second + 1]), isSure ? widthPx : widthPx / 2, Pale(ColourOf(from, to), isSure));
        }

        for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
        {
            var place = (points[keypoint * 3], points[(keypoint * 3) + 1]);
            canvas.Line(place, place, 1.6f * widthPx, Pale(ColourOf((Keypoint)keypoint, (Keypoint)keypoint), points[(keypoint * 3) + 2] >= Sure));
        }

        for (var point = 3; point < back.Length; point += 3)
        {
            if (Math.Min(back[point - 1], back[point + 2]) >= SureOfBack)
                canvas.Line((back[point - 3], back[point - 2]), (back[point], back[point + 1]), widthPx, _middle);
        }
    }

    /// <summary>Eyes to feet alternate: odd keypoints are left ones, even ones right.</summary>
    private static TileColour ColourOf(Keypoint from, Keypoint to)
    {
        var isLeft = from != Keypoint.Nose && (int)from % 2 == 1;
        var isRight = from != Keypoint.Nose && (int)from % 2 == 0;
        return isLeft && (int)to % 2 == 1 ? _left : isRight && (int)to % 2 == 0 ? _right : _middle;
    }

    private static TileColour Pale(TileColour colour, bool isSure) =>
        isSure ? colour : new((byte)((colour.Red + 128) / 2), (byte)((colour.Green + 128) / 2), (byte)((colour.Blue + 128) / 2));
}
