using System.Collections.Immutable;

namespace SquatCoach.Demo;

/// <summary>How thick a limb is along its length: rows of (position, half width, front depth, back depth), metres, linear in between.</summary>
public sealed class GirthProfile(params ImmutableArray<(float Position, float HalfWidth, float Front, float Back)> rows)
{
    public float Start => rows[0].Position;

    public float End => rows[^1].Position;

    public (float HalfWidth, float Front, float Back) At(float position)
    {
        var upper = 1;
        while (upper < rows.Length - 1 && rows[upper].Position < position)
        {
            upper++;
        }

        var (from, to) = (rows[upper - 1], rows[upper]);
        var fraction = Math.Clamp((position - from.Position) / (to.Position - from.Position), 0, 1);
        return (
            from.HalfWidth + ((to.HalfWidth - from.HalfWidth) * fraction),
            from.Front + ((to.Front - from.Front) * fraction),
            from.Back + ((to.Back - from.Back) * fraction));
    }
}
