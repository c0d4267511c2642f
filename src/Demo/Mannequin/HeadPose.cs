using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>Where the skull sits and how it is turned; the face points along <see cref="Forward"/>.</summary>
public sealed record HeadPose(Vector3 Base, Vector3 Forward, Vector3 Up)
{
    /// <summary>A point of the head given in the head's own directions, metres.</summary>
    public Vector3 At(double left, double forward, double up) =>
        Base + (BodyFrame.Left * (float)left) + (Forward * (float)forward) + (Up * (float)up);

    public Vector3 Nose => At(0, 0.112, 0.068);

    public Vector3 LeftEye => At(0.032, 0.086, 0.103);

    public Vector3 RightEye => At(-0.032, 0.086, 0.103);

    public Vector3 LeftEar => At(0.074, -0.004, 0.085);

    public Vector3 RightEar => At(-0.074, -0.004, 0.085);
}
