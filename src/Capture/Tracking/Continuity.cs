namespace SquatCoach.Capture;

/// <summary>Whether points belong to somebody who is followed.</summary>
internal sealed class Continuity(TrackerOptions options)
{
    /// <summary>Somebody this much larger than a part of them is the whole.</summary>
    public const float WholeRatio = 1.4f;

    private const float ContinuationOverlap = 0.2f;
    private const float AroundOverlap = 0.6f;

    // Somebody who is found further away than their own length is told apart later, by the choice of the athlete.
    private const float MaxJumpEver = 1;
    private const float NewcomerOverlap = 0.4f;
    private const float NewcomerShift = 0.25f;

    /// <summary>Whether these points are the person a moment later: near where they were, or where they were going, and about as large.</summary>
    public bool IsContinuation(Tracklet person, ReadOnlySpan<float> points, float presence, VideoFrame frame)
    {
        if (presence < options.MinPresence || Body.MeanConfidence(points) < options.MinConfidence)
            return false;
        var box = Body.Box(points, frame.Size);
        var newSide = box.LongSidePx;
        Span<float> predicted = stackalloc float[Body.ValuesPerFrame];
        person.PredictPoints(frame.TimeSeconds, predicted);
        var overlap = Math.Max(
            box.Widened().IntersectionOverUnion(person.LastBox.Widened()),
            box.Widened().IntersectionOverUnion(Body.Box(predicted, frame.Size).Widened()));
        if (person.IsTooSmall(newSide) || overlap < ContinuationOverlap)
            return false;
        var side = person.LastBox.LongSidePx;
        var elapsed = (float)(frame.TimeSeconds - person.LastSeconds);
        var jump = Math.Min(options.MaxJump + (options.MaxSpeedPerSecond * elapsed), MaxJumpEver);
        var ratio = options.MaxSizeStep + Math.Min(elapsed, 1);
        var shift = Math.Min(Body.MedianShift(points, person.LastPoints), Body.MedianShift(points, predicted));
        return shift <= jump * side && newSide < ratio * side && newSide > side / ratio;
    }

    /// <summary>Whether these points lie around somebody who is followed: then that ROI holds a part of the body only, or these points too much.</summary>
    public static bool IsAround(Tracklet person, ReadOnlySpan<float> points, VideoFrame frame)
    {
        var box = Body.Box(points, frame.Size);
        return box.IntersectionOverSmaller(person.LastBox) > AroundOverlap
            && box.LongSidePx > WholeRatio * person.LastBox.LongSidePx;
    }

    /// <summary>Whether a newcomer is somebody followed. Two people that close in one frame cannot be told apart by boxes anyway.</summary>
    public static bool IsSamePerson(Tracklet person, ReadOnlySpan<float> points, VideoFrame frame)
    {
        var box = Body.Box(points, frame.Size);
        return person.LastBox.IntersectionOverUnion(box) > NewcomerOverlap
            && Body.MedianShift(person.LastPoints, points) < NewcomerShift * box.LongSidePx;
    }
}
