using System.Text.Json.Nodes;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

public class NetworkTrialTests
{
    private const int Count = SkeletonTopology.KeypointCount;

    [Fact]
    public void Run_NetworkThatAnswers_IsTaken()
    {
        using var network = Coordinates(16);

        Assert.Null(NetworkTrial.Run(network.Open()));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e6f)]
    public void Run_NumbersThatAreNone_SaysWhichKeypoint(float value)
    {
        using var network = Coordinates(value);

        Assert.Contains("keypoint 0 on the test picture", Assert.Throws<ModelException>(() => NetworkTrial.Run(network.Open())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FinderThatAnswersNaN_IsRefused()
    {
        using var network = new AnswerNetwork("finder", "centre-size", 32, 32)
            .Answering("centre", [1, 1, 4, 4], new float[16]).Answering("offset", [1, 2, 4, 4], [.. Enumerable.Repeat(float.NaN, 32)]).Answering("size", [1, 2, 4, 4], new float[32]);

        Assert.Contains("offset", Assert.Throws<ModelException>(() => NetworkTrial.Run(network.Open())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decode", "\"votes\"", "heatmap-argmax")]
    [InlineData("roiMargin", "50", "from 1 to 3")]
    [InlineData("coordinateUnit", "\"mile\"", "pixel or share")]
    [InlineData("task", "\"classifier\"", "expected")]
    public void Run_SidecarThatLies_SaysFoundAndExpected(string field, string value, string expected)
    {
        using var network = Coordinates(16);
        network.Sidecar[field] = JsonNode.Parse(value);

        Assert.Contains(expected, Assert.Throws<ModelException>(() => NetworkTrial.Run(network.Open())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layout", "\"NHWC RGB\"", "NCHW RGB or NCHW BGR")]
    [InlineData("range", "[1, 0]", "[low, high]")]
    [InlineData("mean", "[0.5]", "expected 3")]
    [InlineData("std", "[1, 0, 1]", "other than 0")]
    [InlineData("shape", "[1, 3, 16, 16]", "shape of the input")]
    public void Run_InputThatLies_SaysFoundAndExpected(string field, string value, string expected)
    {
        using var network = Coordinates(16);
        network.Input[field] = JsonNode.Parse(value);

        Assert.Contains(expected, Assert.Throws<ModelException>(() => NetworkTrial.Run(network.Open())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_HeatmapsOfFewerKeypoints_SaysFoundAndExpected()
    {
        using var network = new AnswerNetwork("pose2d", "heatmap-argmax", 32, 32).Answering("heatmaps", [1, 17, 8, 8], new float[17 * 64]);

        Assert.Contains("found 17, expected 21", Assert.Throws<ModelException>(() => NetworkTrial.Run(network.Open())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoFeet_SaysWhatThatMeans()
    {
        using var network = new AnswerNetwork("pose2d", "coordinates", 32, 32).Answering("keypoints", [1, 17, 3], new float[51]);
        network.Sidecar["keypoints"] = new JsonArray([.. FieldNames.Keypoints.Take(17).Select(name => (JsonNode)name)]);

        Assert.Contains("no heels or toes", NetworkTrial.Run(network.Open()), StringComparison.Ordinal);
    }

    /// <summary>What the picture is turned into is what the sidecar says: (pixel in range − mean) / std, blue first.</summary>
    [Fact]
    public void Convert_RangeMeanStdBgr_AsTheSidecarSays()
    {
        using var network = Coordinates(16);
        network.Input["layout"] = "NCHW BGR";
        network.Input["range"] = new JsonArray(0, 255);
        network.Input["mean"] = new JsonArray(10, 20, 30);
        network.Input["std"] = new JsonArray(2, 4, 5);
        using var model = network.Open();
        var input = new ImageInput(model.Sidecar);
        var planes = new float[3 * 32 * 32];
        planes.AsSpan(0, 1024).Fill(1);
        planes.AsSpan(1024, 1024).Fill(0.2f);

        input.Convert(planes);

        Assert.Equal((0 - 10) / 2f, planes[1023], 1e-4f);
        Assert.Equal((51 - 20) / 4f, planes[1024], 1e-4f);
        Assert.Equal((255 - 30) / 5f, planes[^1], 1e-4f);
    }

    private static AnswerNetwork Coordinates(float value) =>
        new AnswerNetwork("pose2d", "coordinates", 32, 32).Answering("keypoints", [1, Count, 3], [.. Enumerable.Repeat(value, Count * 3)]);
}
