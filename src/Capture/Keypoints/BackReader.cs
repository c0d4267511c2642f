using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>
/// The network of the back, run by ONNX Runtime: it looks at the trunk alone, cut out upright, enlarged, and mirrored where the athlete faces left, as
/// training/pose2d/back_patches.py does, so that a curve of a few degrees is pixels wide and the back always on the left. Not safe for several threads.
/// </summary>
public sealed class BackReader : IBackReader, IDisposable
{
    private const string Output = "back";

    /// <summary>Side of the square over the length of the trunk, as the network was trained.</summary>
    private const float SideOverTrunk = 1.6f;

    /// <summary>A trunk that is foreshortened more, as a part of the longer side of the person's box, is cut out as if it were so long.</summary>
    private const float LeastTrunkOverBox = 0.15f;

    private readonly OnnxModel _model;
    private readonly BoundRun _run;
    private readonly ImageInput _input;

    /// <param name="model">A network of the task back; this reader owns it from here on.</param>
    /// <exception cref="ModelException">The network is read in another way.</exception>
    public BackReader(OnnxModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        var sidecar = model.Sidecar;
        if (sidecar.Task != ModelTask.Back)
            throw SidecarFields.Refusal(sidecar, "task", sidecar.TaskName, "back");
        _input = new ImageInput(sidecar);
        var output = NetworkPorts.Output(sidecar, Output, 3);
        NetworkPorts.Length(sidecar, output, 1, KeypointTrack.BackPoints);
        NetworkPorts.Length(sidecar, output, 2, 3);
        _run = model.Bind([1, 3, _input.HeightPx, _input.WidthPx]);
    }

    public void Read(RgbImage image, ReadOnlySpan<float> points, Span<float> back)
    {
        var roi = TrunkOf(points);
        CropKernel.Crop(image, roi, new DecodedSize(_input.WidthPx, _input.HeightPx), _run.Input());
        var isMirrored = LooksAlong(points, roi.Rotation) < 0;
        if (isMirrored)
            Mirror(_run.Input(), _input.WidthPx);
        _input.Convert(_run.Input());
        _run.Run();
        _run.Output(Output)[..KeypointTrack.BackValuesPerFrame].CopyTo(back);
        var scale = roi.SidePx / _input.LongSidePx;
        var (sin, cos) = MathF.SinCos((float)roi.Rotation.Radians);
        for (var index = 0; index < back.Length; index += 3)
        {
            var right = (back[index] - (_input.WidthPx / 2f)) * (isMirrored ? -scale : scale);
            var down = (back[index + 1] - (_input.HeightPx / 2f)) * scale;
            (back[index], back[index + 1]) = (roi.CentreXPx + (right * cos) - (down * sin), roi.CentreYPx + (right * sin) + (down * cos));
        }
    }

    public void Dispose()
    {
        _run.Dispose();
        _model.Dispose();
    }

    /// <summary>The square around the trunk, turned so that the shoulders are above the hips.</summary>
    internal static SquareRoi TrunkOf(ReadOnlySpan<float> points)
    {
        var (hipX, hipY) = Body.MiddlePlace(points, Keypoint.LeftHip, Keypoint.RightHip);
        var (shoulderX, shoulderY) = Body.MiddlePlace(points, Keypoint.LeftShoulder, Keypoint.RightShoulder);
        var (x, y) = (shoulderX - hipX, shoulderY - hipY);
        var (left, top, right, bottom) = (float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);
        for (var index = 0; index < points.Length; index += 3)
        {
            (left, right) = (Math.Min(left, points[index]), Math.Max(right, points[index]));
            (top, bottom) = (Math.Min(top, points[index + 1]), Math.Max(bottom, points[index + 1]));
        }

        var length = Math.Max(MathF.Sqrt((x * x) + (y * y)), LeastTrunkOverBox * Math.Max(right - left, bottom - top));
        return new SquareRoi((hipX + shoulderX) / 2, (hipY + shoulderY) / 2, SideOverTrunk * length) { Rotation = Angle.FromRadians(Math.Atan2(x, -y)) };
    }

    /// <summary>Over 0 where the person looks to the right of a square that is turned like this: toes before heels, nose before ears, knees before hips.</summary>
    internal static float LooksAlong(ReadOnlySpan<float> points, Angle rotation)
    {
        var (toeX, toeY) = Body.MiddlePlace(points, Keypoint.LeftFootIndex, Keypoint.RightFootIndex);
        var (heelX, heelY) = Body.MiddlePlace(points, Keypoint.LeftHeel, Keypoint.RightHeel);
        var (noseX, noseY) = (Body.X(points, (int)Keypoint.Nose), Body.Y(points, (int)Keypoint.Nose));
        var (earX, earY) = Body.MiddlePlace(points, Keypoint.LeftEar, Keypoint.RightEar);
        var (kneeX, kneeY) = Body.MiddlePlace(points, Keypoint.LeftKnee, Keypoint.RightKnee);
        var (hipX, hipY) = Body.MiddlePlace(points, Keypoint.LeftHip, Keypoint.RightHip);
        var (x, y) = ((2 * (toeX - heelX)) + noseX - earX + kneeX - hipX, (2 * (toeY - heelY)) + noseY - earY + kneeY - hipY);
        var (sin, cos) = MathF.SinCos((float)rotation.Radians);
        return (x * cos) + (y * sin);
    }

    private static void Mirror(Span<float> planes, int width)
    {
        for (var row = 0; row < planes.Length; row += width)
            planes.Slice(row, width).Reverse();
    }
}
