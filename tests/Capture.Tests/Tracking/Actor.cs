using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

/// <summary>A made-up person: where the 21 keypoints are at any time, in decoded pixels. Facing the camera, so left is at the larger x.</summary>
internal sealed record Actor
{
    /// <summary>Standing height.</summary>
    public float HeightPx { get; init; } = 200;

    public Func<double, float> CentreXPx { get; init; } = _ => 320;

    /// <summary>1 seen from the front, less from aside: left and right come together.</summary>
    public float Width { get; init; } = 1;

    public float FloorYPx { get; init; } = 300;

    /// <summary>0 standing … 1 at the bottom of a squat.</summary>
    public Func<double, float> Depth { get; init; } = _ => 0;

    public Func<double, bool> IsVisible { get; init; } = _ => true;

    /// <summary>The network calls left right at these times.</summary>
    public Func<double, bool> IsFlipped { get; init; } = _ => false;

    /// <summary>Of nose, eyes and ears: low for somebody seen from behind.</summary>
    public float FaceConfidence { get; init; } = 0.9f;

    /// <summary>How sure the finder is.</summary>
    public float Score { get; init; } = 0.9f;

    /// <summary>Of everything but the face.</summary>
    public float Confidence { get; init; } = 0.9f;

    /// <summary>Heights over the floor and distances from the middle as shares of the standing height, by pair: eye, ear, shoulder …</summary>
    private static readonly (float Height, float Aside)[] _pairs =
    [
        (0.94f, 0.02f), (0.93f, 0.04f), (0.82f, 0.12f), (0.65f, 0.16f), (0.5f, 0.18f),
        (0.52f, 0.08f), (0.28f, 0.1f), (0.05f, 0.1f), (0.02f, 0.1f), (0.01f, 0.13f),
    ];

    public static Func<double, float> Squatting(double secondsPerRep = 2) => time => (float)((1 - Math.Cos(2 * Math.PI * time / secondsPerRep)) / 2);

    public void Write(double time, Span<float> points)
    {
        var drop = 0.3f * Depth(time);
        Put(points, (int)Keypoint.Nose, time, 0.93f - drop, 0);
        for (var pair = 0; pair < _pairs.Length; pair++)
        {
            var (height, aside) = _pairs[pair];

            // The hips and all above go down, the knees half as far and outwards, the feet stay.
            var lowered = height > 0.4f ? height - drop : height > 0.2f ? height - (drop / 3) : height;
            var (left, right) = IsFlipped(time) ? (-aside, aside) : (aside, -aside);
            Put(points, 1 + (2 * pair), time, lowered, left);
            Put(points, 2 + (2 * pair), time, lowered, right);
        }
    }

    public DecodedBox Box(double time)
    {
        Span<float> points = stackalloc float[Body.ValuesPerFrame];
        Write(time, points);
        return Body.Box(points, new DecodedSize(100_000, 100_000));
    }

    private void Put(Span<float> points, int keypoint, double time, float height, float aside)
    {
        points[keypoint * 3] = CentreXPx(time) + (aside * Width * HeightPx);
        points[(keypoint * 3) + 1] = FloorYPx - (height * HeightPx);
        points[(keypoint * 3) + 2] = keypoint <= (int)Keypoint.RightEar ? FaceConfidence : Confidence;
    }
}
