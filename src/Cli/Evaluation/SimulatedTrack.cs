using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>
/// The mannequin's keypoints with errors like those of the 2D network: a slow wander, and a tremble from frame to frame. No pictures are drawn, so that many
/// views take seconds.
/// </summary>
public static class SimulatedTrack
{
    /// <summary>Standard deviation of the wander (correlated over about 0.3 s) and of the tremble, of the body's height; together about the 2 % that the network errs on the mannequin.</summary>
    private const double WanderOfHeight = 0.012;

    private const double TrembleOfHeight = 0.006;

    private const double WanderFrames = 9;

    private const float Confidence = 0.8f;

    public static KeypointTrack Of(KeypointTrack truth, int seed)
    {
        ArgumentNullException.ThrowIfNull(truth);
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var height = truth.Boxes[0]!.Value.HeightPx;
        var points = truth.Points.ToArray();
        var keep = Math.Exp(-1 / WanderFrames);
        var fresh = Math.Sqrt(1 - (keep * keep));
        var wander = new double[KeypointTrack.ValuesPerFrame];
        for (var value = 0; value < wander.Length; value++)
        {
            wander[value] = Normal();
        }

        for (var at = 0; at < points.Length; at++)
        {
            var value = at % KeypointTrack.ValuesPerFrame;
            if (value % 3 == 2)
            {
                points[at] = Confidence;
                continue;
            }

            wander[value] = (keep * wander[value]) + (fresh * Normal());
            points[at] += (float)(height * ((WanderOfHeight * wander[value]) + (TrembleOfHeight * Normal())));
        }

        return new KeypointTrack(truth.WidthPx, truth.HeightPx, truth.TimesSeconds.ToArray(), truth.Boxes.ToArray(), points);
    }
}
