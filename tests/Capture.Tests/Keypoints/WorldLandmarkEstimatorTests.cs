using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

/// <summary>BlazePose's landmarks in space, on answers that one can work out by hand.</summary>
public sealed class WorldLandmarkEstimatorTests : IDisposable
{
    private static readonly DecodedSize _size = new(100, 100);

    private readonly TestClips _clips = new();

    public void Dispose() => _clips.Dispose();

    [Fact]
    public void Estimate_UprightRoi_RightAwayUp()
    {
        var joints = Estimate(presence: 0.9f, Angle.Zero);

        AssertPlace(joints, Joint.LeftKnee, 0.1f, -0.3f, -0.4f);
    }

    /// <summary>A ROI turned clockwise by a quarter: its right is the picture's down, its down the picture's left.</summary>
    [Fact]
    public void Estimate_TurnedRoi_IsTurnedBack()
    {
        var joints = Estimate(presence: 0.9f, Angle.FromDegrees(90));

        AssertPlace(joints, Joint.LeftKnee, -0.4f, -0.3f, -0.1f);
    }

    [Fact]
    public void Estimate_JointsThatBlazePoseHasNot_AreUnknown()
    {
        var joints = Estimate(presence: 0.9f, Angle.Zero);

        Assert.True(float.IsNaN(joints[(int)Joint.Neck * 3]));
        Assert.True(float.IsNaN(joints[(int)Joint.HeadTop * 3]));
        Assert.Equal(2 * 3, joints.Count(float.IsNaN));
    }

    [Fact]
    public void Estimate_NotSureOfAPerson_IsUnknown() => Assert.All(Estimate(presence: 0.4f, Angle.Zero), value => Assert.True(float.IsNaN(value)));

    /// <summary>The true keypoints say where every frame is looked at; a frame that the clip does not have stays unknown.</summary>
    [Fact]
    public async Task EstimateAsync_Clip_AFrameForEveryPlace()
    {
        const int Frames = 6, Places = 8;
        var clip = _clips.MakeTestPicture("short.mp4", seconds: Frames / 30.0);
        var points = Enumerable.Range(0, Places * KeypointTrack.ValuesPerFrame).Select(index => 100f + (index % 63)).ToArray();
        var places = new KeypointTrack(320, 240, [.. Enumerable.Range(0, Places).Select(frame => frame / 30.0)], new PixelBox?[Places], points);
        using var network = Network(presence: 0.9f);
        using var estimator = new WorldLandmarkEstimator(network.Open());

        var joints = await estimator.EstimateAsync(clip, places, 30, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, Places).Select(frame => frame < Frames), Enumerable.Range(0, Places).Select(frame => joints[frame, Joint.LeftKnee].IsKnown));
    }

    [Fact]
    public void Around_KeypointsOfALeaningBody_CentreBetweenTheHipsTiltToTheShoulders()
    {
        var points = new float[KeypointTrack.ValuesPerFrame];
        for (var index = 0; index < points.Length; index += 3)
            (points[index], points[index + 1]) = (50, 60);
        foreach (var shoulder in new[] { Keypoint.LeftShoulder, Keypoint.RightShoulder })
            (points[(int)shoulder * 3], points[((int)shoulder * 3) + 1]) = (70, 40);
        (points[(int)Keypoint.LeftHeel * 3], points[((int)Keypoint.LeftHeel * 3) + 1]) = (50, 155);

        var circle = BlazePoseCircle.Around(points);

        Assert.Equal((50, 60), (circle.CentreXPx, circle.CentreYPx));
        Assert.Equal(45, circle.Tilt.Degrees, 1e-3);
        Assert.Equal(100, circle.RadiusPx, 1e-3f);
    }

    [Fact]
    public void Estimator_NetworkOfAnotherKind_IsRefused()
    {
        using var network = new AnswerNetwork("pose2d", "coordinates", 64, 64).Answering("keypoints", [1, 21, 3], new float[63]);

        Assert.Contains("found coordinates, expected blazepose", Refusal(network), StringComparison.Ordinal);
    }

    [Fact]
    public void Estimator_FileWithoutWorld_IsRefusedWithAWayOut()
    {
        using var network = Network(presence: 1, hasWorld: false);

        var refusal = Refusal(network);

        Assert.Contains("expected also world [1, 117]", refusal, StringComparison.Ordinal);
        Assert.Contains("pose_landmark", refusal, StringComparison.Ordinal);
    }

    private static string Refusal(AnswerNetwork network)
    {
        using var model = network.Open();
        return Assert.Throws<ModelException>(() => new WorldLandmarkEstimator(model)).Message;
    }

    private static float[] Estimate(float presence, Angle rotation)
    {
        using var network = Network(presence);
        using var estimator = new WorldLandmarkEstimator(network.Open());
        var joints = new float[JointSequence.ValuesPerFrame];
        Array.Fill(joints, float.NaN);
        estimator.Estimate(new RgbImage(new byte[_size.ByteCount], _size), new SquareRoi(50, 50, 64) { Rotation = rotation }, joints);
        return joints;
    }

    /// <summary>Every landmark lies 0.1 m to the right, 0.4 m down and 0.3 m towards the camera.</summary>
    private static AnswerNetwork Network(float presence, bool hasWorld = true)
    {
        var network = new AnswerNetwork("pose2d", "blazepose", 256, 256)
            .Answering("landmarks", [1, 195], new float[195]).Answering("presence", [1, 1], [presence]).Answering("heatmaps", [1, 39, 64, 64], new float[39 * 64 * 64]);
        return hasWorld ? network.Answering("world", [1, 117], [.. Enumerable.Repeat<float[]>([0.1f, 0.4f, -0.3f], 39).SelectMany(place => place)]) : network;
    }

    private static void AssertPlace(float[] joints, Joint joint, float x, float y, float z)
    {
        var place = joints.AsSpan((int)joint * 3, 3);
        Assert.Equal(x, place[0], 1e-5f);
        Assert.Equal(y, place[1], 1e-5f);
        Assert.Equal(z, place[2], 1e-5f);
    }
}
