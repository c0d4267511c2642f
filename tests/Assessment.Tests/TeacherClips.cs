using System.Text.Json;
using SquatCoach.Cli;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>
/// The real clips as BlazePose saw them (2D landmarks and world landmarks), put into our tracks and joints, with the counted truth.
/// A yardstick for everything behind the 2D network, whatever ours sees.
/// </summary>
internal static class TeacherClips
{
    private const int Landmarks = 33;
    private const int FrameRateHz = 30;

    /// <summary>BlazePose's index of each of our keypoints.</summary>
    private static readonly int[] _keypoints = [0, 2, 5, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32];

    /// <summary>BlazePose's index of each of our joints; -1 where it has none.</summary>
    private static readonly int[] _joints = [28, 26, 24, 23, 25, 27, 16, 14, 12, 11, 13, 15, -1, -1, 0, 2, 5, 7, 8];

    public static IEnumerable<(string Clip, int Reps, KeypointTrack Track, JointSequence Joints)> Read()
    {
        var archive = new NumpyArchive(SharedMaterial.File("clips", "teacher_tracks.npz"));
        using var truth = JsonDocument.Parse(File.ReadAllBytes(SharedMaterial.File("clips", "truth.json")));
        var reps = truth.RootElement.EnumerateArray().ToDictionary(clip => clip.GetProperty("file").GetString()!, clip => clip.GetProperty("reps").GetInt32());
        var (names, starts, lengths, sizes) = (archive.Texts("clip"), archive.Floats("start"), archive.Floats("length"), archive.Floats("size"));
        var (times, landmarks, world) = (archive.Floats("time"), archive.Floats("landmarks"), archive.Floats("world"));
        for (var clip = 0; clip < names.Length; clip++)
        {
            var (start, length) = ((int)starts[clip], (int)lengths[clip]);
            var seconds = times.AsSpan(start, length).ToArray().Select(time => (double)time).ToArray();
            var points = landmarks.AsSpan(start * Landmarks * 3, length * Landmarks * 3);
            var track = Track((int)sizes[clip * 2], (int)sizes[(clip * 2) + 1], seconds, points);
            yield return (names[clip], reps[names[clip]], track, Joints(seconds, world.AsSpan(start * Landmarks * 3, length * Landmarks * 3)));
        }
    }

    private static KeypointTrack Track(int widthPx, int heightPx, double[] seconds, ReadOnlySpan<float> landmarks)
    {
        var boxes = new PixelBox?[seconds.Length];
        var points = new float[seconds.Length * KeypointTrack.ValuesPerFrame];
        for (var frame = 0; frame < seconds.Length; frame++)
        {
            boxes[frame] = float.IsNaN(landmarks[frame * Landmarks * 3]) ? null : new PixelBox(0, 0, widthPx, heightPx);
            for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
            {
                landmarks.Slice(((frame * Landmarks) + _keypoints[keypoint]) * 3, 3).CopyTo(points.AsSpan(((frame * SkeletonTopology.KeypointCount) + keypoint) * 3));
            }
        }

        return new KeypointTrack(widthPx, heightPx, seconds, boxes, points);
    }

    /// <summary>World landmarks (x right, y down, z away) to our axes, the nearest seen frame at every thirtieth of a second.</summary>
    private static JointSequence Joints(double[] seconds, ReadOnlySpan<float> world)
    {
        var seen = new List<int>();
        for (var frame = 0; frame < seconds.Length; frame++)
        {
            if (!float.IsNaN(world[frame * Landmarks * 3]))
            {
                seen.Add(frame);
            }
        }

        var frames = (int)Math.Floor((seconds[^1] - seconds[0]) * FrameRateHz) + 1;
        var positions = new float[frames * JointSequence.ValuesPerFrame];
        for (var frame = 0; frame < frames; frame++)
        {
            var time = seconds[0] + ((double)frame / FrameRateHz);
            var nearest = seen.MinBy(one => Math.Abs(seconds[one] - time));
            Put(world.Slice(nearest * Landmarks * 3, Landmarks * 3), positions.AsSpan(frame * JointSequence.ValuesPerFrame, JointSequence.ValuesPerFrame));
        }

        return new JointSequence(FrameRateHz, positions, startSeconds: seconds[0]);
    }

    private static void Put(ReadOnlySpan<float> world, Span<float> pose)
    {
        for (var joint = 0; joint < SkeletonTopology.JointCount; joint++)
        {
            for (var axis = 0; axis < 3; axis++)
            {
                // x stays, our y is their z, our z is minus their y.
                var theirs = axis == 1 ? 2 : axis == 2 ? 1 : 0;
                var value = _joints[joint] < 0
                    ? (world[(11 * 3) + theirs] + world[(12 * 3) + theirs]) / 2
                    : world[(_joints[joint] * 3) + theirs];
                pose[(joint * 3) + axis] = axis == 2 ? -value : value;
            }
        }
    }
}
