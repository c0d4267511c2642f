using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// Joins two lifted sequences of one movement. A camera knows well where a joint is across its picture and badly how far away it is; each
/// joint is therefore the weighted mean of both views, with a weight along each camera's line that is smaller than across it. The second body is turned about
/// the vertical and scaled so that both agree best on the whole (Procrustes), which needs no calibration of the cameras.
/// </summary>
public static class JointFusion
{
    /// <summary>Standard deviation of a lifted joint along the camera's line over that across it, a single camera guesses depth.</summary>
    private const double DepthOverAcross = 4;

    /// <summary>
    /// Standard deviation of the height of knees and ankles as a camera straight before (or behind) the athlete sees it, over that from the side.
    /// Squatting turns the thighs towards such a camera; their length being fixed, whatever it misses of their depth it adds to their height.
    /// </summary>
    private const double HeightFromBeforeOverSide = 4;

    /// <summary>The smallest standard deviation that is believed; keeps weights finite.</summary>
    private const double LeastSigmaMetres = 0.005;

    /// <summary>Joints without a stated uncertainty.</summary>
    private const double UsualSigmaMetres = 0.05;

    /// <param name="first">T × 19, root-relative, camera axes of the first.</param>
    /// <param name="second">The other view.</param>
    /// <param name="offsetSeconds">What to add to the second's times.</param>
    /// <returns>The frames of the first, in its axes; where only one view knows a joint, its alone.</returns>
    public static JointSequence Fuse(JointSequence first, JointSequence second, double offsetSeconds)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var moved = Resampled(second, first, offsetSeconds);
        var (turn, scale) = Agreement(first, moved);
        var positions = new float[first.Positions.Length];
        var sigmas = new float[first.FrameCount * SkeletonTopology.JointCount];
        var (sin, cos) = Math.SinCos(turn);
        var (firstHeight, secondHeight) = (HeightWeight(first), HeightWeight(moved));
        for (var frame = 0; frame < first.FrameCount; frame++)
        {
            foreach (var joint in Enum.GetValues<Joint>())
            {
                var at = (frame * SkeletonTopology.JointCount) + (int)joint;
                var one = first[frame, joint];
                var other = moved[frame, joint];
                var turned = new Position3D((cos * other.X) - (sin * other.Y), (sin * other.X) + (cos * other.Y), other.Z) * scale;
                var isLeg = joint is Joint.LeftKnee or Joint.RightKnee or Joint.LeftAnkle or Joint.RightAnkle;
                var (place, sigma) = Joined(
                    new View(one, SigmaOf(first, at), isLeg ? firstHeight : 1), new View(turned, SigmaOf(moved, at) * scale, isLeg ? secondHeight : 1), turn);
                (positions[at * 3], positions[(at * 3) + 1], positions[(at * 3) + 2]) = ((float)place.X, (float)place.Y, (float)place.Z);
                sigmas[at] = (float)sigma;
            }
        }

        return new JointSequence(first.FrameRateHz, positions, sigmas, first.StartSeconds);
    }

    private static (Position3D Place, double Sigma) Joined(in View first, in View second, double turn)
    {
        var (one, other) = (first.Place, second.Place);
        if (!one.IsKnown || !other.IsKnown)
        {
            return one.IsKnown ? (one, first.Sigma) : (other, second.Sigma);
        }

        var (a, b) = (1 / (first.Sigma * first.Sigma), 1 / (second.Sigma * second.Sigma));
        var (aUp, bUp) = (a * first.HeightWeight, b * second.HeightWeight);
        const double along = 1 / (DepthOverAcross * DepthOverAcross);

        // The second camera's line (its y) turned into the first's axes.
        var (lineX, lineY) = (-Math.Sin(turn), Math.Cos(turn));
        var xx = a + (b * (1 + ((along - 1) * lineX * lineX)));
        var yy = (a * along) + (b * (1 + ((along - 1) * lineY * lineY)));
        var xy = b * (along - 1) * lineX * lineY;
        var bx = (b * (1 + ((along - 1) * lineX * lineX)) * other.X) + (xy * other.Y) + (a * one.X);
        var by = (xy * other.X) + (b * (1 + ((along - 1) * lineY * lineY)) * other.Y) + (a * along * one.Y);
        var determinant = (xx * yy) - (xy * xy);
        var place = new Position3D(((yy * bx) - (xy * by)) / determinant, ((xx * by) - (xy * bx)) / determinant, ((aUp * one.Z) + (bUp * other.Z)) / (aUp + bUp));
        return (place, Math.Sqrt((((yy + xx) / determinant) + (1 / (aUp + bUp))) / 3));
    }

    /// <summary>Weight of a view's heights: 1 from the side, less the nearer the camera stands to the athlete's forward line.</summary>
    private static double HeightWeight(JointSequence joints)
    {
        double along = 0;
        var count = 0;
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            if (new Pose(joints, frame).Forward is { IsKnown: true } forward)
            {
                along += Math.Abs(forward.Y);
                count++;
            }
        }

        var sigma = 1 + ((HeightFromBeforeOverSide - 1) * (count == 0 ? 0 : along / count));
        return 1 / (sigma * sigma);
    }

    private static double SigmaOf(JointSequence joints, int at)
    {
        var sigma = joints.SigmasMetres.IsEmpty ? UsualSigmaMetres : joints.SigmasMetres[at];
        return double.IsFinite(sigma) ? Math.Max(sigma, LeastSigmaMetres) : UsualSigmaMetres;
    }

    /// <summary>Turn about the vertical (radians) and scale that lay the second body best onto the first.</summary>
    private static (double Turn, double Scale) Agreement(JointSequence first, JointSequence second)
    {
        double cross = 0, dot = 0, firstSquare = 0, secondSquare = 0;
        for (var frame = 0; frame < first.FrameCount; frame++)
        {
            foreach (var joint in Enum.GetValues<Joint>())
            {
                var (one, other) = (first[frame, joint], second[frame, joint]);
                if (one.IsKnown && other.IsKnown)
                {
                    cross += (other.X * one.Y) - (other.Y * one.X);
                    dot += (other.X * one.X) + (other.Y * one.Y);
                    firstSquare += one.Dot(one);
                    secondSquare += other.Dot(other);
                }
            }
        }

        return (Math.Atan2(cross, dot), secondSquare > 0 && firstSquare > 0 ? Math.Sqrt(firstSquare / secondSquare) : 1);
    }

    /// <summary>The second sequence at the first's times, linear in between; unknown outside.</summary>
    private static JointSequence Resampled(JointSequence second, JointSequence first, double offsetSeconds)
    {
        var positions = new float[first.Positions.Length];
        var sigmas = new float[first.FrameCount * SkeletonTopology.JointCount];
        for (var frame = 0; frame < first.FrameCount; frame++)
        {
            var place = (first.TimeSeconds(frame) - offsetSeconds - second.StartSeconds) * second.FrameRateHz;
            var below = (int)Math.Floor(place);
            var part = (float)(place - below);
            var isInside = below >= 0 && (below + 1 < second.FrameCount || (below < second.FrameCount && part == 0));
            var above = Math.Min(below + 1, second.FrameCount - 1);
            for (var value = 0; value < JointSequence.ValuesPerFrame; value++)
            {
                positions[(frame * JointSequence.ValuesPerFrame) + value] = !isInside ? float.NaN
                    : second.Frame(below)[value] + (part * (second.Frame(above)[value] - second.Frame(below)[value]));
            }

            for (var joint = 0; joint < SkeletonTopology.JointCount; joint++)
            {
                sigmas[(frame * SkeletonTopology.JointCount) + joint] = !isInside ? float.NaN
                    : (float)SigmaOf(second, (below * SkeletonTopology.JointCount) + joint);
            }
        }

        return new JointSequence(first.FrameRateHz, positions, sigmas, first.StartSeconds);
    }

    /// <summary>What one view says of a joint.</summary>
    private readonly record struct View(Position3D Place, double Sigma, double HeightWeight);
}
