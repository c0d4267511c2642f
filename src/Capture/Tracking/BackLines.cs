using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>When the line of a back is read, and what stands between two readings: it changes slowly, and can be seen from about the side only.</summary>
internal static class BackLines
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

    /// <summary>Whether the newest frame of somebody is to be read.</summary>
    public static bool IsDue(Tracklet person) => person.LastSeconds - person.LastBackSeconds >= EverySeconds - 1e-6 && IsFromTheSide(person.LastPoints);

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

    public static bool IsRead(ReadOnlySpan<float> back) => back[2] > 0;

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
