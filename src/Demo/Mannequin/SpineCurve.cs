using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>
/// The spine as a smooth curve in the plane that halves the body, from the mid-hip (0) to the neck (1).
/// Its bend grows evenly along it, and it is turned as a whole so that the straight line mid-hip→neck leans as asked, exactly.
/// </summary>
public sealed class SpineCurve
{
    private const int Steps = 24;

    private readonly Vector3[] _points = new Vector3[Steps + 1];
    private readonly double[] _leansRadians = new double[Steps + 1];

    public SpineCurve(Vector3 midHip, double lengthMetres, double leanRadians, double flexionRadians)
    {
        // A first pass with the bend alone tells how much the chord leans because of it.
        var chord = Integrate(Vector3.Zero, lengthMetres, 0, flexionRadians);
        var chordLean = Math.Atan2(Vector3.Dot(chord, BodyFrame.Forward), Vector3.Dot(chord, BodyFrame.Up));
        Integrate(midHip, lengthMetres, leanRadians - chordLean, flexionRadians);
    }

    public Vector3 Neck => _points[Steps];

    /// <summary>Lean of the spine's direction at the neck, radians.</summary>
    public double NeckLeanRadians => _leansRadians[Steps];

    /// <summary>A point at a fraction of the arc; fractions outside 0…1 go on straight.</summary>
    public Vector3 At(double fraction)
    {
        var clamped = Math.Clamp(fraction, 0, 1);
        var position = clamped * Steps;
        var index = Math.Min((int)position, Steps - 1);
        var point = Vector3.Lerp(_points[index], _points[index + 1], (float)(position - index));
        var lengthMetres = Vector3.Distance(_points[0], _points[1]) * Steps;
        return point + (BodyFrame.Leaning(LeanRadiansAt(clamped)) * (float)((fraction - clamped) * lengthMetres));
    }

    public double LeanRadiansAt(double fraction)
    {
        var position = Math.Clamp(fraction, 0, 1) * Steps;
        var index = Math.Min((int)position, Steps - 1);
        return _leansRadians[index] + ((_leansRadians[index + 1] - _leansRadians[index]) * (position - index));
    }

    private Vector3 Integrate(Vector3 start, double lengthMetres, double baseLeanRadians, double flexionRadians)
    {
        var step = (float)(lengthMetres / Steps);
        _points[0] = start;
        for (var index = 0; index <= Steps; index++)
        {
            _leansRadians[index] = baseLeanRadians + (flexionRadians * ((index / (double)Steps) - 0.5));
            if (index > 0)
            {
                var middleLean = (_leansRadians[index - 1] + _leansRadians[index]) / 2;
                _points[index] = _points[index - 1] + (BodyFrame.Leaning(middleLean) * step);
            }
        }

        return _points[Steps] - start;
    }
}
