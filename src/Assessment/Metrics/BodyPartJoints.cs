using System.Collections.Immutable;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>Which joints belong to which part of the body.</summary>
internal static class BodyPartJoints
{
    private static readonly ImmutableArray<Joint> Legs =
        [Joint.LeftHip, Joint.RightHip, Joint.LeftKnee, Joint.RightKnee, Joint.LeftAnkle, Joint.RightAnkle];

    private static readonly ImmutableArray<Joint> Trunk = [Joint.LeftHip, Joint.RightHip, Joint.LeftShoulder, Joint.RightShoulder, Joint.Neck];

    private static readonly ImmutableArray<Joint> Head = [Joint.Nose, Joint.LeftEar, Joint.RightEar];

    public static IEnumerable<Joint> Of(BodyPart parts) =>
        (parts.HasFlag(BodyPart.Legs) ? Legs : [])
            .Concat(parts.HasFlag(BodyPart.Trunk) ? Trunk : [])
            .Concat(parts.HasFlag(BodyPart.Head) ? Head : [])
            .Distinct();
}
