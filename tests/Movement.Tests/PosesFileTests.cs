using System.Text;

namespace SquatCoach.Movement.Tests;

public sealed class PosesFileTests
{
    [Fact]
    public void Write_ThenRead_KeepsPositionsAndUnknownJoints()
    {
        var positions = new float[2 * JointSequence.ValuesPerFrame];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = i * 0.01f;
        }

        Array.Fill(positions, float.NaN, (int)Joint.LeftEye * 3, 3);
        using var stream = new MemoryStream();
        PosesFile.Write(stream, new JointSequence(30, positions, startSeconds: 1.5));
        stream.Position = 0;
        var read = PosesFile.Read(stream, "round.json");

        Assert.Equal(30, read.FrameRateHz);
        Assert.Equal(1.5, read.StartSeconds);
        Assert.Equal(2, read.FrameCount);
        Assert.False(read[0, Joint.LeftEye].IsKnown);
        for (var i = 0; i < positions.Length; i++)
        {
            Assert.Equal(positions[i], read.Positions[i], 1e-4f);
        }
    }

    [Theory]
    [InlineData("+x")]
    [InlineData("-x")]
    [InlineData("+y")]
    [InlineData("-y")]
    [InlineData("+z")]
    [InlineData("-z")]
    public void Read_AnyAxisUp_PointsUpAndKeepsHandedness(string up)
    {
        // Three joints at the unit vectors: their determinant is +1 in a right-handed frame.
        var read = Parse($$"""
            { "schema": "squatcoach.poses/1", "frameRateHz": 30, "unit": "metre", "up": "{{up}}",
              "joints": ["right_ankle", "right_knee", "right_hip"], "frames": [ [ [1, 0, 0], [0, 1, 0], [0, 0, 1] ] ] }
            """);
        var axes = new[] { read[0, Joint.RightAnkle], read[0, Joint.RightKnee], read[0, Joint.RightHip] };
        var upAxis = axes["xyz".IndexOf(up[1], StringComparison.Ordinal)];
        Assert.Equal(up[0] == '+' ? 1 : -1, upAxis.Z);
        Assert.Equal(1, axes[0].Cross(axes[1]).Dot(axes[2]), 9);
    }

    [Fact]
    public void Read_CentimetresInOtherOrder_BecomeMetresInOurOrder()
    {
        var read = Parse("""
            { "schema": "squatcoach.poses/1", "frameRateHz": 25, "unit": "centimetre", "up": "+z",
              "joints": ["neck", "nose"], "frames": [ [ [10, 20, 150], null ], null ] }
            """);
        Assert.Equal(1.5, read[0, Joint.Neck].Z, 6);
        Assert.False(read[0, Joint.Nose].IsKnown);
        Assert.False(read[0, Joint.RightAnkle].IsKnown);
        Assert.False(read[1, Joint.Neck].IsKnown);
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("[]", "expected an object")]
    [InlineData("{}", "'schema'")]
    [InlineData("""{ "schema": "squatcoach.report/1" }""", "squatcoach.report/1")]
    [InlineData("""{ "schema": "squatcoach.poses/1", "frameRateHz": 0, "joints": [], "frames": [] }""", "frameRateHz = 0")]
    [InlineData("""{ "schema": "squatcoach.poses/1", "frameRateHz": 30, "unit": "furlong", "joints": [], "frames": [] }""", "furlong")]
    [InlineData("""{ "schema": "squatcoach.poses/1", "frameRateHz": 30, "up": "up", "joints": [], "frames": [] }""", "up = 'up'")]
    [InlineData("""{ "schema": "squatcoach.poses/1", "frameRateHz": 30, "joints": ["tail"], "frames": [] }""", "'tail'")]
    [InlineData("""{ "schema": "squatcoach.poses/1", "frameRateHz": 30, "joints": ["neck", "neck"], "frames": [] }""", "twice")]
    [InlineData("""{ "schema": "squatcoach.poses/1", "frameRateHz": 30, "joints": ["neck"], "frames": [[[1, 2]]] }""", "[x, y, z]")]
    [InlineData("""{ "schema": "squatcoach.poses/1", "frameRateHz": 30, "joints": ["neck"], "frames": [[[1, 2, "3"]]] }""", "expected a number")]
    [InlineData("""{ "schema": "squatcoach.poses/1", "frameRateHz": 30, "joints": ["neck"], "frames": [[]] }""", "frame 0")]
    public void Read_BadFile_SaysFoundAndExpected(string text, string partOfMessage)
    {
        var exception = Assert.Throws<PosesFormatException>(() => Parse(text));
        Assert.Contains(partOfMessage, exception.Message, StringComparison.Ordinal);
        Assert.Contains("test.json", exception.Message, StringComparison.Ordinal);
    }

    private static JointSequence Parse(string text) => PosesFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test.json");
}
