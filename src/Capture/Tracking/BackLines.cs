using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>Reads the lines of people's backs ten times a second, and joins the readings: a line changes slowly, and can be seen from about the side only.</summary>
/// <param name="reader">Null where nobody reads them.</param>
/// <param name="clock">Receives the time.</param>
internal sealed class BackLines(IBackReader? reader, StageClock clock)
{
    /// <summary>Ten readings a second show the bottom of the fastest squat.</summary>
    private const double EverySeconds = 0.1;

    /// <summary>Readings further apart are not joined.</summary>
    private const double JoinWithinSeconds = 0.25;

    /// <summary>
    /// Shoulders further apart in the picture, in lengths of the trunk, are seen too much from the front or the back: across a person they are three quarters of a trunk
    /// apart, from 60° off the front some 0.4.
    /// </summary>
    private const float MaxShouldersOverTrunk = 0.5f;

    private readonly float[] _back = new float[KeypointTrack.BackValuesPerFrame];

    /// <summary>Reads those who were seen in this frame, are seen from about the side, and were not read within the last tenth of a second.</summary>
    public void Read(VideoFrame frame, int index, IReadOnlyList<Tracklet> people)
    {
        if (reader is null)
            return;
        var start = clock.Now;
        for (var place = 0; place < people.Count; place++)
        {
            var person = people[place];
            if (person.LastFrame != index || person.LastSeconds - person.LastBackSeconds < EverySeconds - 1e-6 || !IsFromTheSide(person.LastPoints))
                continue;
            reader.Read(frame.Image, person.LastPoints, _back);
            person.AddBack(_back);
        }

        clock.Add(Stage.Network, start);
    }

    /// <summary>Fills the frames between two readings that are not far apart, in a straight line, as sure as the less sure of the two.</summary>
    public static void Join(RawTrack track)
    {
        var before = -1;
        for (var frame = 0; frame < track.FrameCount; frame++)
        {
            if (!IsRead(track.Back(frame)))
                continue;
            if (before >= 0 && track.TimesSeconds[frame] - track.TimesSeconds[before] <= JoinWithinSeconds)
                Between(track, before, frame);
            before = frame;
        }
    }

    private static bool IsRead(ReadOnlySpan<float> back) => back[2] > 0;

    private static void Between(RawTrack track, int first, int last)
    {
        ReadOnlySpan<float> from = track.Back(first);
        ReadOnlySpan<float> to = track.Back(last);
        for (var frame = first + 1; frame < last; frame++)
        {
            if (!track.IsSeen[frame])
                continue;
            var part = (float)((track.TimesSeconds[frame] - track.TimesSeconds[first]) / (track.TimesSeconds[last] - track.TimesSeconds[first]));
            var back = track.Back(frame);
            for (var index = 0; index < back.Length; index++)
                back[index] = index % 3 == 2 ? Math.Min(from[index], to[index]) : from[index] + (part * (to[index] - from[index]));
        }
    }

    private static bool IsFromTheSide(ReadOnlySpan<float> points)
    {
        var shoulders = Body.Distance(points, (int)Keypoint.LeftShoulder, points, (int)Keypoint.RightShoulder);
        var left = Body.Distance(points, (int)Keypoint.LeftShoulder, points, (int)Keypoint.LeftHip);
        var right = Body.Distance(points, (int)Keypoint.RightShoulder, points, (int)Keypoint.RightHip);
        return shoulders <= MaxShouldersOverTrunk * (left + right) / 2;
    }
}
