using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>
/// Runs a network that comes from elsewhere on one fixed picture, the way the product would, before it is taken: it may load and still answer with
/// nothing that can be used.
/// </summary>
public static class NetworkTrial
{
    // A point further away than this many sides of the crop is no answer.
    private const float FarOutside = 10;

    private static readonly DecodedSize _size = new(320, 240);

    /// <summary>Runs a network of the task pose2d or finder, and closes it.</summary>
    /// <returns>One sentence about what it does not know, null where it knows all.</returns>
    /// <exception cref="ModelException">The network cannot be read, or answers with numbers that are none.</exception>
    public static string? Run(OnnxModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        switch (model.Sidecar.Task)
        {
            case ModelTask.Pose2D:
                return RunKeypoints(model);
            case ModelTask.Finder:
                RunFinder(model);
                return null;
            case ModelTask.Back or ModelTask.Lifter or ModelTask.Classifier:
            default:
                throw SidecarFields.Refusal(model.Sidecar, "task", model.Sidecar.TaskName, "pose2d or finder; the other stages are not exchanged this way");
        }
    }

    private static string? RunKeypoints(OnnxModel model)
    {
        using var estimator = new KeypointEstimator(model);
        var poses = new PoseBatch(2);
        SquareRoi[] rois = [new(160, 120, 220), new(150, 110, 180)];
        estimator.Estimate(new RgbImage(Picture(), _size), rois, poses, new StageClock());
        for (var person = 0; person < rois.Length; person++)
        {
            var points = poses.Points(person);
            var roi = rois[person];
            for (var index = 0; index < points.Length; index += 3)
            {
                var far = Math.Max(Math.Abs(points[index] - roi.CentreXPx), Math.Abs(points[index + 1] - roi.CentreYPx)) / roi.SidePx;
                if (!(far < FarOutside) || float.IsNaN(points[index + 2]))
                {
                    throw SidecarFields.Refusal(
                        model.Sidecar,
                        $"keypoint {index / 3} on the test picture",
                        FormattableString.Invariant($"x {points[index]:0.#}, y {points[index + 1]:0.#}, confidence {points[index + 2]:0.##}"),
                        FormattableString.Invariant($"numbers within {FarOutside:0} sides of the crop"));
                }
            }

            if (poses.Presence(person) is not (>= -1e-3f and <= 1.001f))
                throw SidecarFields.Refusal(model.Sidecar, "presence on the test picture", $"{poses.Presence(person)}", "0 to 1");
        }

        return model.Sidecar.Keypoints.Contains("left_heel") && model.Sidecar.Keypoints.Contains("left_foot_index")
            ? null
            : "It knows no heels or toes, so what rests on the feet will not be judged.";
    }

    private static void RunFinder(OnnxModel model)
    {
        using var finder = new PersonFinder(model);
        var found = new PersonDetection[8];
        var count = finder.Find(new RgbImage(Picture(), _size), found);
        foreach (var person in found.AsSpan(0, count))
        {
            if (!float.IsFinite(person.Box.AreaPx) || !float.IsFinite(person.Score))
                throw SidecarFields.Refusal(model.Sidecar, "a box on the test picture", $"{person.Box}", "finite numbers");
        }

        finder.RequireFiniteOutputs();
    }

    /// <summary>A light figure on a shaded ground with some texture.</summary>
    private static byte[] Picture()
    {
        var rgb = new byte[_size.ByteCount];
        for (var index = 0; index < rgb.Length; index++)
        {
            var (x, y) = (index / 3 % _size.WidthPx, index / 3 / _size.WidthPx);
            var isFigure = Math.Abs(x - 160) < 25 && y is > 40 and < 200;
            rgb[index] = (byte)(isFigure ? 200 - (20 * (index % 3)) : 60 + (y / 4) + (x * 7 % 23));
        }

        return rgb;
    }
}
