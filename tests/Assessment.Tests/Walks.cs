using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>A synthetic body that walks.</summary>
internal static class Walks
{
    /// <summary>Legs that swing in turn by 25° with a knee that bends by 60° on its way forward, twice in 1.1 s.</summary>
    public static JointSequence Ahead(double seconds)
    {
        var stand = new SquatScript().Stand(seconds).Build();
        return Moved.Each(stand, (frame, joint, place) =>
        {
            var left = joint is Joint.LeftKnee or Joint.LeftAnkle;
            if (!left && joint is not (Joint.RightKnee or Joint.RightAnkle))
            {
                return place;
            }

            var phase = (2 * Math.PI * frame / 33) + (left ? 0 : Math.PI);
            var swing = 25 * Math.PI / 180 * Math.Sin(phase);
            var bend = 60 * Math.PI / 180 * Math.Max(0, Math.Cos(phase));
            var hip = stand[frame, left ? Joint.LeftHip : Joint.RightHip];
            var knee = hip + new Position3D(0.42 * Math.Sin(swing), 0, -0.42 * Math.Cos(swing));
            return joint is Joint.LeftKnee or Joint.RightKnee ? knee : knee + new Position3D(0.42 * Math.Sin(swing - bend), 0, -0.42 * Math.Cos(swing - bend));
        });
    }
}
