using System.Collections.Immutable;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>
/// A rep in which some segments move as they did and the others as in the same athlete's neutral squat, or some moments are as they were and
/// the others neutral. Every mixture is a body with the athlete's own limb lengths, so the network sees nothing that no body could do.
/// </summary>
internal sealed class MixedSquat
{
    /// <summary>Parts of the rep that are taken for neutral as a whole.</summary>
    public const int Windows = 9;

    /// <summary>One bit for every segment.</summary>
    public const int AllSegments = (1 << SegmentCount) - 1;

    public const int AllWindows = (1 << Windows) - 1;

    public const int SegmentCount = 7;

    private const int RepFrames = TemporalDistanceMatrix.FrameCount - 1;

    private const int WindowFrames = RepFrames / Windows;

    private readonly LimbLengthMode _mode;

    // The standing pose and which way it faces; [63][19] parent → joint vectors of the rep and of the neutral squat.
    private readonly float[] _standing = new float[JointSequence.ValuesPerFrame];
    private readonly StandingCoordinates _facing;
    private readonly Position3D[] _own = new Position3D[RepFrames * SkeletonTopology.JointCount];
    private readonly Position3D[] _neutral = new Position3D[RepFrames * SkeletonTopology.JointCount];

    public MixedSquat(JointSequence joints, Rep rep, NeutralSquat neutral, LimbLengthMode mode)
    {
        TemporalDistanceMatrix.RequireInside(joints, rep);
        _mode = mode;
        var standing = CanonicalPose.Find(joints, rep.StartFrame, rep.EndFrame).Frame;
        joints.Frame(standing).CopyTo(_standing);
        _facing = StandingCoordinates.Facing(_standing, mode);
        for (var index = 0; index < RepFrames; index++)
        {
            var (before, after, share) = TemporalResampler.At(rep.StartFrame, rep.EndFrame, index, RepFrames);
            var own = _own.AsSpan(index * SkeletonTopology.JointCount, SkeletonTopology.JointCount);
            for (var joint = 0; joint < own.Length; joint++)
                own[joint] = (NeutralLimbs.Vector(joints, before, (Joint)joint) * (1 - share)) + (NeutralLimbs.Vector(joints, after, (Joint)joint) * share);
            neutral.WriteVectors(joints, standing, NeutralLimbs.StepOf(rep, before + share), _neutral.AsSpan(index * SkeletonTopology.JointCount, SkeletonTopology.JointCount));
            foreach (var joint in NeutralLimbs.Arms)
                _neutral[(index * SkeletonTopology.JointCount) + (int)joint] = own[(int)joint];
        }
    }

    /// <summary>Writes the features of a mixture.</summary>
    /// <param name="segments">A bit for each segment that moves as in the rep.</param>
    /// <param name="windows">A bit for each window of time that is as in the rep; outside them everything is neutral.</param>
    /// <param name="features">228 × 64 values.</param>
    public void Write(int segments, int windows, Span<float> features)
    {
        WriteFrame(_standing, features, 0);
        Span<float> body = stackalloc float[JointSequence.ValuesPerFrame];
        for (var index = 0; index < RepFrames; index++)
        {
            var kept = (windows >> (index / WindowFrames) & 1) == 1 ? segments : 0;
            var first = index * SkeletonTopology.JointCount;
            foreach (var (parent, joint) in SkeletonTopology.Limbs)
            {
                var vector = ((kept >> (int)SegmentOf((Joint)joint) & 1) == 1 ? _own : _neutral)[first + joint];
                Put(body, joint, (parent == SkeletonTopology.Root ? default : At(body, parent)) + vector);
            }

            WriteFrame(body, features, index + 1);
        }
    }

    private void WriteFrame(ReadOnlySpan<float> body, Span<float> features, int frame)
    {
        Span<float> distances = stackalloc float[DistanceMatrix.PairCount];
        Span<float> coordinates = stackalloc float[StandingCoordinates.Count];
        TemporalDistanceMatrix.WriteDistances(body, _mode, distances);
        TemporalDistanceMatrix.Scatter(distances, features, frame);
        _facing.Write(body, _mode, coordinates);
        RepFeatures.ScatterCoordinates(coordinates, features, frame);
    }

    /// <summary>The part of the rep that a window covers, 0 its start, 1 its end.</summary>
    public static (double From, double To) PartOfRep(int window) => ((double)window / Windows, (window + 1.0) / Windows);

    private static ImmutableArray<BodySegment> Segments { get; } = [.. Enum.GetValues<Joint>().Order().Select(joint => joint switch
    {
        Joint.LeftKnee => BodySegment.LeftThigh,
        Joint.RightKnee => BodySegment.RightThigh,
        Joint.LeftAnkle => BodySegment.LeftShank,
        Joint.RightAnkle => BodySegment.RightShank,
        Joint.LeftHip or Joint.RightHip or Joint.Neck => BodySegment.Trunk,
        Joint.HeadTop or Joint.Nose or Joint.LeftEye or Joint.RightEye or Joint.LeftEar or Joint.RightEar => BodySegment.Head,
        _ => BodySegment.Shoulders,
    })];

    private static BodySegment SegmentOf(Joint outer) => Segments[(int)outer];

    private static Position3D At(ReadOnlySpan<float> body, int joint) => new(body[joint * 3], body[(joint * 3) + 1], body[(joint * 3) + 2]);

    private static void Put(Span<float> body, int joint, Position3D place) =>
        (body[joint * 3], body[(joint * 3) + 1], body[(joint * 3) + 2]) = ((float)place.X, (float)place.Y, (float)place.Z);
}
