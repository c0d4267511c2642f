using System.Text.Json.Nodes;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

/// <summary>Every way of reading a keypoint network, on answers that one can work out by hand.</summary>
public class DecoderTests
{
    private const int Count = SkeletonTopology.KeypointCount;

    // The middle 64 pixels of the frame of 100, as large as the input: input pixels are frame pixels, moved by 18.
    private static readonly SquareRoi _roi = new(50, 50, 64);

    [Theory]
    [InlineData("pixel", 10, 20)]
    [InlineData("share", 10f / 64, 20f / 64)]
    public void Estimate_Coordinates_InTheFrame(string unit, float x, float y)
    {
        using var network = new AnswerNetwork("pose2d", "coordinates", 64, 64).Answering("keypoints", [1, Count, 3], Repeated([x, y, 1.5f]));
        network.Sidecar["coordinateUnit"] = unit;

        AssertPoint(network.Estimate(_roi), 0, 28, 38, 1);
    }

    [Fact]
    public void Estimate_HeatmapArgMax_AQuarterTowardsTheHigherNeighbour()
    {
        using var network = new AnswerNetwork("pose2d", "heatmap-argmax", 64, 64).Answering("heatmaps", [1, Count, 16, 16], Maps((5, 9, 0.8f), (6, 9, 0.4f), (5, 8, 0.3f)));

        // Cells of 4 px: (5 + 0.25 + 0.5) × 4 = 23, (9 − 0.25 + 0.5) × 4 = 37.
        AssertPoint(network.Estimate(_roi), 3, 18 + 23, 18 + 37, 0.8f);
    }

    [Fact]
    public void Estimate_CellOriginCorner_HalfACellAside()
    {
        using var network = new AnswerNetwork("pose2d", "heatmap-argmax", 64, 64).Answering("heatmaps", [1, Count, 16, 16], Maps((5, 9, 0.8f)));
        network.Sidecar["cellOrigin"] = "corner";

        AssertPoint(network.Estimate(_roi), 3, 18 + 20, 18 + 36, 0.8f);
    }

    [Fact]
    public void Estimate_HeatmapSoftArgMax_TheMiddleOfTwoEqualPeaks()
    {
        using var network = new AnswerNetwork("pose2d", "heatmap-soft-argmax", 64, 64).Answering("heatmaps", [1, Count, 16, 16], Maps((5, 9, 4), (7, 9, 4)));
        network.Sidecar["softmaxScale"] = 20;
        network.Sidecar["activation"] = "sigmoid";

        AssertPoint(network.Estimate(_roi), 20, 18 + 26, 18 + 38, 1 / (1 + MathF.Exp(-4)));
    }

    [Fact]
    public void Estimate_HeatmapOffsets_ThePeakPlusWhatStandsThere()
    {
        var offsets = new float[Count * 2 * 256];
        for (var keypoint = 0; keypoint < Count; keypoint++)
        {
            offsets[(keypoint * 512) + (9 * 16) + 5] = 1.5f;
            offsets[(keypoint * 512) + 256 + (9 * 16) + 5] = -2;
        }

        using var network = new AnswerNetwork("pose2d", "heatmap-offsets", 64, 64)
            .Answering("heatmaps", [1, Count, 16, 16], Maps((5, 9, 0.9f))).Answering("offsets", [1, 2 * Count, 16, 16], offsets);

        AssertPoint(network.Estimate(_roi), 7, 18 + 22 + 1.5f, 18 + 38 - 2, 0.9f);
    }

    /// <summary>Portrait input of 48 × 64 with two bins a pixel, as RTMPose has it: the square's middle, the square's height.</summary>
    [Fact]
    public void Estimate_SimccOnAPortraitInput_InTheFrame()
    {
        var alongX = new float[Count * 96];
        var alongY = new float[Count * 128];
        for (var keypoint = 0; keypoint < Count; keypoint++)
            (alongX[(keypoint * 96) + 20], alongY[(keypoint * 128) + 100]) = (0.7f, 0.6f);
        using var network = new AnswerNetwork("pose2d", "simcc", 64, 48).Answering("simcc_x", [1, Count, 96], alongX).Answering("simcc_y", [1, Count, 128], alongY);

        // The crop begins at 50 − 24 and 50 − 32; bins of half a pixel.
        AssertPoint(network.Estimate(_roi), 11, 26 + 10.25f, 18 + 50.25f, 0.6f);
    }

    [Fact]
    public void Estimate_RoiMargin_WidensTheCrop()
    {
        using var network = new AnswerNetwork("pose2d", "coordinates", 64, 64).Answering("keypoints", [1, Count, 3], Repeated([0, 64, 1]));
        network.Sidecar["roiMargin"] = 1.3 * 1.25;

        AssertPoint(network.Estimate(_roi), 0, 50 - 40, 50 + 40, 1);
    }

    [Fact]
    public void Estimate_TurnedRoi_TurnsTheAnswerBack()
    {
        using var network = new AnswerNetwork("pose2d", "coordinates", 64, 64).Answering("keypoints", [1, Count, 3], Repeated([32, 0, 1]));

        // The upper edge of a square turned by 90° clockwise lies at the right.
        AssertPoint(network.Estimate(_roi with { Rotation = Angle.FromDegrees(90) }), 0, 50 + 32, 50, 1);
    }

    [Fact]
    public void Estimate_OneImageAtATime_EveryPersonAnswered()
    {
        using var network = new AnswerNetwork("pose2d", "coordinates", 64, 64).Answering("keypoints", [1, Count, 3], Repeated([32, 32, 1]));

        var poses = network.Estimate(_roi, new SquareRoi(20, 30, 10), new SquareRoi(80, 70, 10));

        Assert.Equal([50, 20, 80], Enumerable.Range(0, 3).Select(person => poses.Points(person)[0]));
    }

    [Fact]
    public void Estimate_OtherNamesInOtherOrder_PickedByName()
    {
        string[] names = [.. FieldNames.Keypoints.Take(17).Reverse(), "thumb"];
        using var network = new AnswerNetwork("pose2d", "coordinates", 64, 64)
            .Answering("keypoints", [1, 18, 3], [.. Enumerable.Range(0, 18).SelectMany(index => new[] { index, 2f * index, 0.5f })]);
        network.Sidecar["keypoints"] = new JsonArray([.. names.Select(name => (JsonNode)name)]);

        var poses = network.Estimate(_roi);

        AssertPoint(poses, (int)Keypoint.Nose, 18 + 16, 18 + 32, 0.5f);
        AssertPoint(poses, (int)Keypoint.LeftAnkle, 18 + 1, 18 + 2, 0.5f);
        AssertPoint(poses, (int)Keypoint.LeftHeel, 18 + 1, 18 + 2, 0);
        AssertPoint(poses, (int)Keypoint.RightFootIndex, 18, 18, 0);
    }

    [Fact]
    public void Estimate_Calibrated_ConfidencesAreSharesOfTheCurve()
    {
        using var network = new AnswerNetwork("pose2d", "coordinates", 64, 64).Answering("keypoints", [1, Count, 3], Repeated([0, 0, 0.6f]));
        network.Sidecar["confidenceCalibration"] = JsonNode.Parse("""{ "knots": [[0.2, 0.1], [0.4, 0.2], [0.8, 0.9]], "keypoints": { "left_knee": [[0, 0], [0.5, 0.3]] } }""");

        var poses = network.Estimate(_roi);

        Assert.Equal(0.55f, poses.Points(0)[2], 1e-5f);
        Assert.Equal(0.3f, poses.Points(0)[((int)Keypoint.LeftKnee * 3) + 2], 1e-5f);
    }

    [Theory]
    [InlineData("""{ "knots": [[0, 0]] }""")]
    [InlineData("""{ "knots": [[0, 0.5], [1, 0.4]] }""")]
    [InlineData("""{ "knots": [[0.5, 0], [0.5, 1]] }""")]
    [InlineData("""{ "knots": [[0, 0], [1, 1.5]] }""")]
    [InlineData("""{ "knots": "none" }""")]
    [InlineData("""{ "knots": [[0, 0], [1, 1]], "keypoints": { "thumb": [[0, 0], [1, 1]] } }""")]
    public void Construct_CalibrationThatIsNone_IsRefused(string calibration)
    {
        using var network = new AnswerNetwork("pose2d", "coordinates", 64, 64).Answering("keypoints", [1, Count, 3], Repeated([0, 0, 1]));
        network.Sidecar["confidenceCalibration"] = JsonNode.Parse(calibration);

        Assert.Contains("confidenceCalibration", Assert.Throws<ModelException>(() => new KeypointEstimator(network.Open())).Message, StringComparison.Ordinal);
    }

    private static void AssertPoint(PoseBatch poses, int keypoint, float x, float y, float confidence)
    {
        var point = poses.Points(0).Slice(keypoint * 3, 3);
        Assert.Equal(x, point[0], 1e-3f);
        Assert.Equal(y, point[1], 1e-3f);
        Assert.Equal(confidence, point[2], 1e-4f);
    }

    private static float[] Repeated(float[] point) => [.. Enumerable.Range(0, Count).SelectMany(_ => point)];

    private static float[] Maps(params (int X, int Y, float Value)[] cells)
    {
        var maps = new float[Count * 256];
        for (var keypoint = 0; keypoint < Count; keypoint++)
        {
            foreach (var (x, y, value) in cells)
                maps[(keypoint * 256) + (y * 16) + x] = value;
        }

        return maps;
    }
}
