using System.Runtime.InteropServices;
using MathNet.Numerics;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// How far the line of the back turns between the hips and the neck at the bottom, read off the picture: the parabola through its five points. Counted is
/// what goes beyond a straight line and beyond how the athlete stands: many stand hollow, and to come out of that into a straight back is no rounding;
/// whoever stands round need not straighten. The outline of a back shows what 19 joints do not, from about the side.
/// </summary>
internal static class ImageBackBend
{
    /// <summary>Half the window around the bottom and around standing: the curve changes slowly, and single frames are noise.</summary>
    private const double HalfWindowSeconds = 0.2;

    /// <summary>
    /// A frame whose points are less sure than this in the mean does not count: a plate or an arm hides the back, or it is seen too much from the front. Of 240 drawn reps
    /// from the side 228 remain (training/pose2d/back_reps.py).
    /// </summary>
    private const float MinConfidence = 0.3f;

    /// <summary>The points see this part of the way from the hips to the shoulders, from 0.08 to 0.88 of it.</summary>
    private const double SpanOfSpine = 0.8;

    /// <summary>Degrees, positive where the back is round, negative where it is arched, 0 between straight and standing; NaN where it was not seen.</summary>
    public static double Measure(KeypointTrack track, RepMeasurement rep)
    {
        var bottom = Around(track, rep.BottomSeconds);
        var standing = MeanOfKnown(Around(track, rep.StartSeconds), Around(track, rep.EndSeconds));

        // Who was not read standing may stand hollow, so that an arch says nothing; a round back is one however they stand.
        return double.IsNaN(standing) ? (bottom >= 0 ? bottom : double.NaN) : bottom - Math.Clamp(bottom, Math.Min(0, standing), Math.Max(0, standing));
    }

    private static double MeanOfKnown(double start, double end) => double.IsNaN(start) ? end : double.IsNaN(end) ? start : (start + end) / 2;

    private static double Around(KeypointTrack track, double seconds)
    {
        var values = new List<double>();
        foreach (var frame in ImageWindow.Frames(track, seconds - HalfWindowSeconds, seconds + HalfWindowSeconds))
            values.Add(Degrees(track.Back(frame), track.Frame(frame)));
        return SignalSmoother.MedianOf(CollectionsMarshal.AsSpan(values));
    }

    /// <summary>The turn of one frame, degrees: positive where the line bulges away from hips and shoulders.</summary>
    /// <param name="back">5 × (x, y, confidence), from the hips up.</param>
    /// <param name="points">21 × (x, y, confidence).</param>
    internal static double Degrees(ReadOnlySpan<float> back, ReadOnlySpan<float> points)
    {
        if (back.IsEmpty || IsHidden(back))
            return double.NaN;
        double chordX = back[^3] - back[0];
        double chordY = back[^2] - back[1];
        var square = (chordX * chordX) + (chordY * chordY);
        if (!(square > 0) || !double.IsFinite(square))
            return double.NaN;
        var body = new ImageBody(points);
        var along = new double[KeypointTrack.BackPoints];
        var across = new double[KeypointTrack.BackPoints];
        var front = 0.0;
        for (var point = 0; point < along.Length; point++)
        {
            double x = back[point * 3] - back[0];
            double y = back[(point * 3) + 1] - back[1];
            along[point] = ((x * chordX) + (y * chordY)) / square;
            across[point] = ((y * chordX) - (x * chordY)) / square;
            front += ((body.TrunkMiddleYPx - back[(point * 3) + 1]) * chordX) - ((body.TrunkMiddleXPx - back[point * 3]) * chordY);
        }

        // The second derivative of a line over its length is the angle by which it turns, in radians.
        var turn = 2 * Fit.Polynomial(along, across, 2)[2] * Math.Sign(front);
        return Angle.FromRadians(turn).Degrees / SpanOfSpine;
    }

    private static bool IsHidden(ReadOnlySpan<float> back)
    {
        var sum = 0f;
        for (var index = 2; index < back.Length; index += 3)
            sum += back[index];
        return !(sum >= MinConfidence * KeypointTrack.BackPoints);
    }
}
