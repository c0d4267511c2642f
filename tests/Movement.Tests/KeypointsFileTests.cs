using System.Text;

namespace SquatCoach.Movement.Tests;

public sealed class KeypointsFileTests
{
    [Fact]
    public void Write_ThenRead_KeepsTrackAndGap()
    {
        var points = new float[2 * KeypointTrack.ValuesPerFrame];
        for (var i = 0; i < KeypointTrack.ValuesPerFrame; i++)
        {
            points[i] = i % 3 == 2 ? 0.5f : i;
            points[KeypointTrack.ValuesPerFrame + i] = i % 3 == 2 ? 0 : float.NaN;
        }

        using var stream = new MemoryStream();
        KeypointsFile.Write(stream, new KeypointTrack(640, 480, [0, 0.04], [new PixelBox(1, 2, 3, 4), null], points));
        stream.Position = 0;
        var read = KeypointsFile.Read(stream, "round.json");

        Assert.Equal((640, 480, 2, 1), (read.WidthPx, read.HeightPx, read.FrameCount, read.FramesSeen));
        Assert.Equal(0.04, read.TimesSeconds[1]);
        Assert.Equal(new PixelBox(1, 2, 3, 4), read.Boxes[0]);
        Assert.Equal(points[..KeypointTrack.ValuesPerFrame], read.Frame(0).ToArray());
        Assert.True(float.IsNaN(read.Frame(1)[0]));
        Assert.Equal(0.5, read.MeanConfidence(), 6);
    }

    [Fact]
    public void Write_ThenRead_KeepsTheLineOfTheBackWhereItWasRead()
    {
        var back = new float[3 * KeypointTrack.BackValuesPerFrame];
        for (var index = 0; index < KeypointTrack.BackValuesPerFrame; index++)
            back[KeypointTrack.BackValuesPerFrame + index] = index % 3 == 2 ? 0.75f : 10 + index;
        var box = new PixelBox(1, 2, 3, 4);
        using var stream = new MemoryStream();
        KeypointsFile.Write(stream, new KeypointTrack(640, 480, [0, 0.04, 0.08], [box, box, null], new float[3 * KeypointTrack.ValuesPerFrame], back));

        Assert.Equal(1, Encoding.UTF8.GetString(stream.ToArray()).Split("\"back\"").Length - 1);
        stream.Position = 0;
        var read = KeypointsFile.Read(stream, "round.json");
        Assert.True(read.HasBack);
        Assert.Equal(back[KeypointTrack.BackValuesPerFrame..(2 * KeypointTrack.BackValuesPerFrame)], read.Back(1).ToArray());
        Assert.All(read.Back(0).ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "schema": "squatcoach.keypoints/1", "keypoints": ["nose"], "frames": [] }""")]
    [InlineData("""{ "schema": "squatcoach.poses/1" }""")]
    public void Read_BadFile_IsRefused(string text) =>
        Assert.Throws<PosesFormatException>(() => KeypointsFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test.json"));

    [Fact]
    public void Constructor_LengthsDisagree_SaysWhatWasFound()
    {
        var exception = Assert.Throws<ArgumentException>(() => new KeypointTrack(1, 1, [0], [null], new float[5]));
        Assert.Contains("5 values", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<ArgumentException>(() => new KeypointTrack(1, 1, [0], [null], new float[KeypointTrack.ValuesPerFrame], new float[7]));
        Assert.Contains("7 values of the back", exception.Message, StringComparison.Ordinal);
    }
}
