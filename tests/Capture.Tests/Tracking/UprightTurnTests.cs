using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

/// <summary>Rooms are bright above; the networks of this test see somebody clearly only where the ceiling is up.</summary>
public sealed class UprightTurnTests
{
    private static readonly DecodedSize _size = new(48, 32);

    /// <param name="ceiling">The clockwise quarter turns by which the picture was turned after it was taken.</param>
    /// <param name="expected">What makes it upright again.</param>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 270)]
    [InlineData(2, 180)]
    [InlineData(3, 90)]
    public void Degrees_TurnedPicture_TurnsItBack(int ceiling, int expected) => Assert.Equal(expected, TurnOf(Enumerable.Repeat(Room(ceiling), 20)));

    [Fact]
    public void Degrees_NobodyIsClearEitherWay_LeavesThePictureAlone() => Assert.Equal(0, TurnOf(Enumerable.Repeat(new VideoFrame(_size, new byte[_size.ByteCount]), 20)));

    [Fact]
    public void Degrees_NoFrame_LeavesThePictureAlone() => Assert.Equal(0, TurnOf([]));

    /// <summary>The phone was only picked up sideways at the beginning, or at the end.</summary>
    [Theory]
    [InlineData(0, 40)]
    [InlineData(60, 100)]
    public void Degrees_AFewFramesAreTurned_LooksAtTheWholeVideo(int first, int end) =>
        Assert.Equal(0, TurnOf(Enumerable.Range(0, 100).Select(index => Room(index >= first && index < end ? 1 : 0))));

    [Fact]
    public void Keep_LongVideo_HoldsFewFrames()
    {
        var eye = new Eye();
        var turn = new UprightTurn(eye, eye);
        for (var index = 0; index < 10_000; index++)
            turn.Keep(Room(0), index);

        turn.Degrees();

        Assert.InRange(eye.Looks, 4 * 4, 4 * 8);
    }

    private static int TurnOf(IEnumerable<VideoFrame> frames)
    {
        var eye = new Eye();
        var turn = new UprightTurn(eye, eye);
        foreach (var (index, frame) in frames.Index())
            turn.Keep(frame, index);
        return turn.Degrees();
    }

    private static VideoFrame Room(int turns)
    {
        var upright = turns % 2 == 0 ? _size : new DecodedSize(_size.HeightPx, _size.WidthPx);
        var rgb = new byte[_size.ByteCount];
        Array.Fill(rgb, (byte)255, 0, rgb.Length / 2);
        var turned = new byte[rgb.Length];
        QuarterTurn.Clockwise(new RgbImage(rgb, upright), turns, turned);
        return new VideoFrame(_size, turned);
    }

    private sealed class Eye : IPersonFinder, IKeypointEstimator
    {
        public int Looks { get; private set; }

        public int MaxBatch => 1;

        public int Find(RgbImage image, Span<PersonDetection> found)
        {
            Looks++;
            found[0] = new PersonDetection(new DecodedBox(0, 0, image.WidthPx, image.HeightPx), 0.9f);
            return 1;
        }

        public void Estimate(RgbImage image, ReadOnlySpan<SquareRoi> rois, PoseBatch poses, StageClock clock)
        {
            var above = image.Rgb[..(image.Rgb.Length / 2)];
            var sum = 0L;
            foreach (var value in above)
                sum += value;
            new Actor { HeightPx = image.HeightPx, FloorYPx = image.HeightPx, Confidence = sum / 255f / above.Length }.Write(0, poses.Points(0));
        }
    }
}
