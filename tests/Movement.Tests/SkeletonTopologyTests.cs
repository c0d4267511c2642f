namespace SquatCoach.Movement.Tests;

public sealed class SkeletonTopologyTests
{
    /// <summary>
    /// A person who stands and faces +x, left is +y, z up: written down by hand from anatomy, not from the topology,
    /// so that a swapped left and right in the topology cannot pass.
    /// </summary>
    private static readonly Dictionary<Joint, (double X, double Y, double Z)> Standing = new()
    {
        [Joint.RightAnkle] = (0, -0.1, 0.1),
        [Joint.RightKnee] = (0, -0.1, 0.5),
        [Joint.RightHip] = (0, -0.1, 0.9),
        [Joint.LeftHip] = (0, 0.1, 0.9),
        [Joint.LeftKnee] = (0, 0.1, 0.5),
        [Joint.LeftAnkle] = (0, 0.1, 0.1),
        [Joint.RightWrist] = (0, -0.25, 0.85),
        [Joint.RightElbow] = (0, -0.23, 1.1),
        [Joint.RightShoulder] = (0, -0.2, 1.4),
        [Joint.LeftShoulder] = (0, 0.2, 1.4),
        [Joint.LeftElbow] = (0, 0.23, 1.1),
        [Joint.LeftWrist] = (0, 0.25, 0.85),
        [Joint.Neck] = (0, 0, 1.45),
        [Joint.HeadTop] = (0, 0, 1.7),
        [Joint.Nose] = (0.12, 0, 1.58),
        [Joint.LeftEye] = (0.1, 0.03, 1.62),
        [Joint.RightEye] = (0.1, -0.03, 1.62),
        [Joint.LeftEar] = (0, 0.08, 1.6),
        [Joint.RightEar] = (0, -0.08, 1.6),
    };

    [Fact]
    public void JointMirror_StandingPerson_ReflectsAcrossTheMiddle()
    {
        foreach (var (joint, position) in Standing)
        {
            var partner = Standing[SkeletonTopology.JointMirror[(int)joint]];
            Assert.Equal((position.X, -position.Y, position.Z), partner);
        }
    }

    [Fact]
    public void Limbs_StandingPerson_StayOnOneSideAndAreShort()
    {
        foreach (var limb in SkeletonTopology.Limbs)
        {
            var child = Standing[(Joint)limb.Child];
            var parent = limb.Parent == SkeletonTopology.Root ? (X: 0, Y: 0, Z: 0.9) : Standing[(Joint)limb.Parent];
            Assert.True(child.Y * parent.Y >= 0, $"{(Joint)limb.Child} hangs on the other side.");
            var length = Math.Sqrt(Math.Pow(child.X - parent.X, 2) + Math.Pow(child.Y - parent.Y, 2) + Math.Pow(child.Z - parent.Z, 2));
            Assert.InRange(length, 0.02, 0.6);
        }
    }

    [Fact]
    public void Limbs_WalkedInOrder_PlaceEveryParentFirst()
    {
        var placed = new HashSet<int> { SkeletonTopology.Root };
        foreach (var limb in SkeletonTopology.Limbs)
        {
            Assert.Contains(limb.Parent, placed);
            Assert.True(placed.Add(limb.Child));
        }

        Assert.Equal(SkeletonTopology.JointCount + 1, placed.Count);
    }

    [Fact]
    public void Mirror_Twice_IsIdentity()
    {
        Assert.All(Enum.GetValues<Joint>(), joint => Assert.Equal(joint, SkeletonTopology.JointMirror[(int)SkeletonTopology.JointMirror[(int)joint]]));
        Assert.All(Enum.GetValues<Keypoint>(), point => Assert.Equal(point, SkeletonTopology.KeypointMirror[(int)SkeletonTopology.KeypointMirror[(int)point]]));
    }

    [Fact]
    public void FieldNames_Orders_AreTheContract()
    {
        Assert.Equal(
            "right_ankle right_knee right_hip left_hip left_knee left_ankle right_wrist right_elbow right_shoulder left_shoulder left_elbow left_wrist neck head_top nose left_eye right_eye left_ear right_ear",
            string.Join(' ', FieldNames.Joints));
        Assert.Equal(
            "nose left_eye right_eye left_ear right_ear left_shoulder right_shoulder left_elbow right_elbow left_wrist right_wrist left_hip right_hip left_knee right_knee left_ankle right_ankle left_heel right_heel left_foot_index right_foot_index",
            string.Join(' ', FieldNames.Keypoints));
        Assert.Equal("inward_knees round_back warped_back upward_head shallow frontal_knees", string.Join(' ', FieldNames.Faults));
        Assert.Equal("good faults not_assessable", string.Join(' ', FieldNames.Verdicts));
    }
}
