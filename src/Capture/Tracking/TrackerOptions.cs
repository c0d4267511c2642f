namespace SquatCoach.Capture;

/// <summary>How people are followed and the athlete is chosen. Lengths are shares of the person's box, so that they hold at any distance.</summary>
public sealed record TrackerOptions
{
    /// <summary>People are looked for in the whole frame this often while all is well: someone who walks in is seen within half a second.</summary>
    public double FindEverySeconds { get; init; } = 0.5;

    /// <summary>And this often while nobody, or not everybody, is in hand.</summary>
    public double FindWhenLostSeconds { get; init; } = 0.1;

    /// <summary>So many people are followed at once; the others are only counted. Each costs one run of the keypoint network a frame.</summary>
    public int MaxPeople { get; init; } = 3;

    /// <summary>Least presence to go on with a person who is already followed.</summary>
    public float MinPresence { get; init; } = 0.25f;

    /// <summary>Least presence to begin with a person.</summary>
    public float MinPresenceToStart { get; init; } = 0.5f;

    /// <summary>Least mean confidence of the keypoints.</summary>
    public float MinConfidence { get; init; } = 0.15f;

    /// <summary>Least mean confidence to begin with a person. A bare athlete half out of the picture reaches 0.2, furniture rarely does.</summary>
    public float MinConfidenceToStart { get; init; } = 0.2f;

    /// <summary>Score from which on the finder is believed; what it is less sure of is looked at while nobody in hand is clear. 0.3 is where its training measures false alarms.</summary>
    public float SureScore { get; init; } = 0.3f;

    /// <summary>Least mean confidence to begin with somebody of whom the finder is not sure. On one clip (06, bench/clips aside) furniture stayed under 0.32 where the athlete reached 0.54.</summary>
    public float MinConfidenceOfWeak { get; init; } = 0.4f;

    /// <summary>A person whose keypoints are less sure than this on average is unclear: the ROI may be wrong. Chosen on that clip, as the next.</summary>
    public float UnclearConfidence { get; init; } = 0.5f;

    /// <summary>Points that are so many times as sure as those of an unclear person, within or around their box, are the person.</summary>
    public float ClearerRatio { get; init; } = 1.25f;

    /// <summary>
    /// Least share of the clearest person's confidence. Measured on real clips: furniture and boxes of two sizes around one person stay
    /// under 0.6, real second people mostly lie over 0.7.
    /// </summary>
    public float MinConfidenceShare { get; init; } = 0.62f;

    /// <summary>
    /// From this similarity (OKS) on two people in one frame are one body that two ROIs show. Poses of one body lie over 0.8, those of two
    /// people side by side under 0.1.
    /// </summary>
    public float SameBodySimilarity { get; init; } = 0.5f;

    /// <summary>A person is counted after so long; until then they may turn out to be somebody known.</summary>
    public double CountAfterSeconds { get; init; } = 0.3;

    /// <summary>A person smaller than this share of the largest one is background: counted, not followed.</summary>
    public float MinSizeShare { get; init; } = 0.4f;

    /// <summary>A person not seen for so long has left; whoever appears then is compared anew.</summary>
    public double MaxMissingSeconds { get; init; } = 1.0;

    /// <summary>The median keypoint moves at most so far from one frame to the next, plus <see cref="MaxSpeedPerSecond"/> times the time between.</summary>
    public float MaxJump { get; init; } = 0.12f;

    /// <summary>Box lengths a second; a hard drop into a squat is about 1.</summary>
    public float MaxSpeedPerSecond { get; init; } = 1.5f;

    /// <summary>The box grows or shrinks at most by this factor from one frame to the next, plus 1 a second; a squat halves it in 0.7 s.</summary>
    public float MaxSizeStep { get; init; } = 1.3f;

    /// <summary>After so long a person who squats is the athlete, and others are no longer followed.</summary>
    public double SettleSeconds { get; init; } = 4;

    /// <summary>
    /// Which person the track is of, by <see cref="PersonSeen.Number"/>: 1, the athlete chosen by itself, or somebody else. Then nobody is let go.
    /// </summary>
    public int Athlete { get; init; } = 1;

    /// <summary>Half window of the smoothing.</summary>
    public double SmoothingSeconds { get; init; } = 0.12;

    /// <exception cref="ArgumentOutOfRangeException">A value that cannot work.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPeople, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Athlete, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(FindEverySeconds);
        ArgumentOutOfRangeException.ThrowIfNegative(SmoothingSeconds);
    }
}
