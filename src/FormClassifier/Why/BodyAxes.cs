using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>Forward, left and up of an athlete who stands: horizontal from the hips and shoulders of one frame, z up.</summary>
internal readonly record struct BodyAxes(Position3D Forward, Position3D Leftward)
{
    /// <summary>Unknown (NaN) where the hips are, or where they lie in one point.</summary>
    public static BodyAxes Of(JointSequence joints, int frame)
    {
        var hips = joints[frame, Joint.LeftHip] - joints[frame, Joint.RightHip];
        var shoulders = joints[frame, Joint.LeftShoulder] - joints[frame, Joint.RightShoulder];
        var across = shoulders.IsKnown ? hips + shoulders : hips;
        var level = new Position3D(across.X, across.Y, 0);
        var left = level * (1 / level.LengthMetres);
        return new BodyAxes(left.Cross(new Position3D(0, 0, 1)), left);
    }

    public Position3D ToBody(Position3D direction) => new(direction.Dot(Forward), direction.Dot(Leftward), direction.Z);

    public Position3D FromBody(Position3D direction) => (Forward * direction.X) + (Leftward * direction.Y) + new Position3D(0, 0, direction.Z);
}
