using System.Numerics;
using SquatCoach.Movement;

namespace SquatCoach.Demo;

/// <summary>Writes down what is true of a clip: its reps, its joints in 3D and its keypoints in the picture.</summary>
public sealed class TruthRecorder(SquatScript script, DemoClipOptions options)
{
    private readonly DemoClip _clip = new(script, options);
    private readonly DemoCamera _camera = new(options);
    private readonly MannequinKinematics _kinematics = new(new MannequinBody());

    public MannequinTruth Reps() => new()
    {
        AzimuthDegrees = options.Azimuth.Degrees,
        ElevationDegrees = options.Elevation.Degrees,
        DistanceMetres = options.DistanceMetres,
        FocalPx = _camera.FocalPx,
        FrameRateHz = options.FrameRateHz,
        WidthPx = options.WidthPx,
        HeightPx = options.HeightPx,
        Reps = [.. script.Reps.Select((rep, index) => RepOf(rep, index + 1))],
    };

    /// <summary>T × 19 joints, root-relative, x to the image's right, y away from the camera, z up: what the lifter should say.</summary>
    public JointSequence Joints()
    {
        var positions = new float[_clip.FrameCount * JointSequence.ValuesPerFrame];
        var (right, away) = _camera.LevelAxes;
        for (var frame = 0; frame < _clip.FrameCount; frame++)
        {
            var skeleton = _clip.SkeletonAt(frame);
            for (var joint = 0; joint < SkeletonTopology.JointCount; joint++)
            {
                var offset = skeleton[(Joint)joint] - skeleton.MidHip;
                var at = (frame * JointSequence.ValuesPerFrame) + (joint * 3);
                positions[at] = Vector3.Dot(offset, right);
                positions[at + 1] = Vector3.Dot(offset, away);
                positions[at + 2] = offset.Z;
            }
        }

        return new JointSequence(options.FrameRateHz, positions);
    }

    /// <summary>T × 21 keypoints in pixels with confidence 1, hidden or not: what the 2D network should say.</summary>
    public KeypointTrack Keypoints()
    {
        var points = new float[_clip.FrameCount * KeypointTrack.ValuesPerFrame];
        var boxes = new PixelBox?[_clip.FrameCount];
        for (var frame = 0; frame < _clip.FrameCount; frame++)
        {
            var skeleton = _clip.SkeletonAt(frame);
            var least = new Vector2(float.MaxValue);
            var most = new Vector2(float.MinValue);
            for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
            {
                var pixel = _camera.Project(skeleton[(Keypoint)keypoint]);
                var at = (frame * KeypointTrack.ValuesPerFrame) + (keypoint * 3);
                (points[at], points[at + 1], points[at + 2]) = (pixel.X, pixel.Y, 1);
                least = Vector2.Min(least, new Vector2(pixel.X, pixel.Y));
                most = Vector2.Max(most, new Vector2(pixel.X, pixel.Y));
            }

            boxes[frame] = new PixelBox(least.X, least.Y, most.X - least.X, most.Y - least.Y);
        }

        var times = Enumerable.Range(0, _clip.FrameCount).Select(frame => frame / (double)options.FrameRateHz).ToArray();
        return new KeypointTrack(options.WidthPx, options.HeightPx, times, boxes, points);
    }

    private TrueRep RepOf(ScriptedRep rep, int index)
    {
        var bottom = _kinematics.Solve(BottomPoses.Of(rep.Fault));
        return new TrueRep(
            index,
            rep.Fault,
            rep.StartSeconds,
            rep.LowestSeconds,
            rep.EndSeconds,
            JointGeometry.KneeFlexion(bottom.LeftLeg).Degrees,
            JointGeometry.HipFlexion(bottom).Degrees,
            JointGeometry.TrunkLean(bottom).Degrees,
            JointGeometry.ThighAngle(bottom.LeftLeg).Degrees,
            JointGeometry.DepthRatio(bottom),
            JointGeometry.KneeAnkleRatio(bottom));
    }
}
