using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>The athlete's keypoints before they are smoothed: T frames × 21 × (x, y, confidence) in decoded pixels; which frames hold them.</summary>
internal sealed class RawTrack
{
    public RawTrack(double[] timesSeconds)
    {
        TimesSeconds = timesSeconds;
        IsSeen = new bool[timesSeconds.Length];
        Values = new float[timesSeconds.Length * Body.ValuesPerFrame];
        Backs = new float[timesSeconds.Length * KeypointTrack.BackValuesPerFrame];
    }

    public double[] TimesSeconds { get; }

    public bool[] IsSeen { get; }

    public float[] Values { get; }

    /// <summary>The line of the back, T × 5 × (x, y, confidence) in decoded pixels; confidence 0 where it was not read.</summary>
    public float[] Backs { get; }

    public int FrameCount => TimesSeconds.Length;

    public static RawTrack Of(IReadOnlyList<Tracklet> athlete, double[] timesSeconds)
    {
        var track = new RawTrack(timesSeconds);
        for (var place = 0; place < athlete.Count; place++)
        {
            var part = athlete[place];
            var end = place + 1 < athlete.Count ? athlete[place + 1].FirstFrame : int.MaxValue;
            for (var index = 0; index < part.Count && part.Frame(index) < end; index++)
            {
                var frame = part.Frame(index);
                track.IsSeen[frame] = true;
                part.Points(index).CopyTo(track.Frame(frame));
                part.Back(index).CopyTo(track.Back(frame));
            }
        }

        return track;
    }

    public Span<float> Back(int index) => Backs.AsSpan(index * KeypointTrack.BackValuesPerFrame, KeypointTrack.BackValuesPerFrame);

    public Span<float> Frame(int index) => Values.AsSpan(index * Body.ValuesPerFrame, Body.ValuesPerFrame);
}
