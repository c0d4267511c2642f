using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

public sealed class BackLinesTests
{
    [Fact]
    public async Task TrackAsync_SeenFromTheSide_ReadTenTimesASecondAndJoinedBetween()
    {
        var reader = new CountingReader();
        var tracked = await Track(new Actor { Depth = Actor.Squatting(), Width = 0.3f }, reader);

        Assert.InRange(reader.Calls, 59, 62);
        Assert.True(tracked.Track.HasBack);
        for (var frame = 1; frame < 170; frame++)
        {
            // The reader answers the middle of the hips, in decoded pixels; the track is in full ones.
            var back = tracked.Track.Back(frame);
            Assert.Equal(0.8f, back[2], 5);
            Assert.Equal(Middle(tracked.Track.Frame(frame)), back[1], 12f);
        }
    }

    [Fact]
    public async Task TrackAsync_SeenFromTheFront_NeverRead()
    {
        var reader = new CountingReader();
        var tracked = await Track(new Actor { Depth = Actor.Squatting() }, reader);
        Assert.Equal(0, reader.Calls);
        Assert.Equal(0, tracked.Track.Back(60)[2]);
    }

    [Fact]
    public async Task TrackAsync_WithoutAReader_NoLines() => Assert.False((await new Theatre([new Actor { Width = 0.3f }]).TrackAsync()).Track.HasBack);

    [Fact]
    public void Join_ReadingsFarApartOrUnseenFrames_StayEmpty()
    {
        var track = new RawTrack([.. Enumerable.Range(0, 30).Select(frame => frame / 30.0)]);
        Array.Fill(track.IsSeen, true);
        track.IsSeen[2] = false;
        foreach (var (frame, y, confidence) in new[] { (0, 10f, 0.9f), (4, 18f, 0.5f), (20, 90f, 0.9f) })
            (track.Back(frame)[1], track.Back(frame)[2]) = (y, confidence);

        BackLines.Join(track);

        Assert.Equal((12f, 0.5f), (track.Back(1)[1], track.Back(1)[2]));
        Assert.Equal(16f, track.Back(3)[1], 4);
        Assert.Equal(0, track.Back(2)[2]);
        Assert.Equal(0, track.Back(10)[2]);
    }

    private static Task<TrackedVideo> Track(Actor actor, IBackReader reader)
    {
        var theatre = new Theatre([actor]);
        return new AthleteTracker(theatre, theatre, backReader: reader).TrackAsync(theatre);
    }

    private static float Middle(ReadOnlySpan<float> points) => (points[((int)Keypoint.LeftHip * 3) + 1] + points[((int)Keypoint.RightHip * 3) + 1]) / 2;

    /// <summary>Says that the back is where the hips are.</summary>
    private sealed class CountingReader : IBackReader
    {
        public int Calls { get; private set; }

        public void Read(RgbImage image, ReadOnlySpan<float> points, Span<float> back)
        {
            Calls++;
            for (var index = 0; index < back.Length; index += 3)
                (back[index], back[index + 1], back[index + 2]) = (points[(int)Keypoint.LeftHip * 3], Middle(points), 0.8f);
        }
    }
}
