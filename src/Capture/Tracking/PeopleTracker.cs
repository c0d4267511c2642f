namespace SquatCoach.Capture;

/// <summary>
/// Follows every larger person through the video, so that the choice of the athlete can wait until all was seen. Each person's ROI comes from
/// their last keypoints; the finder runs on whole frames now and then, and at once when somebody is lost. Feed the frames in order.
/// </summary>
internal sealed class PeopleTracker(IPersonFinder finder, IKeypointEstimator estimator, TrackerOptions options, StageClock clock)
{
    private const float SamePersonOverlap = 0.4f;
    private const float ContinuationOverlap = 0.2f;
    private const float PartOverlap = 0.8f;
    private const float AroundOverlap = 0.6f;
    private const float WholeRatio = 1.4f;
    private const float WholeConfidenceShare = 0.8f;
    private const float DuplicateOverlap = 0.65f;
    private const float DuplicateShift = 0.12f;
    // Somebody who is found further away than their own length is told apart later, by the choice of the athlete.
    private const float MaxJumpEver = 1;
    private const float NewcomerOverlap = 0.4f;
    private const float NewcomerShift = 0.25f;

    private readonly PersonDetection[] _found = new PersonDetection[8];
    private readonly bool[] _isKnown = new bool[8];
    private readonly SquareRoi[] _rois = new SquareRoi[Math.Min(options.MaxPeople, estimator.MaxBatch)];
    private readonly float[] _points = new float[estimator.MaxBatch * Body.ValuesPerFrame];
    private readonly float[] _presence = new float[estimator.MaxBatch];
    private readonly List<Tracklet> _active = [];
    private readonly List<Tracklet> _all = [];
    private readonly PeopleCounter _counter = new();
    private double _lastFindSeconds = double.NegativeInfinity;

    // Who has squatted when nobody else had; while they are followed, nobody else is.
    private Tracklet? _settled;

    /// <summary>Everybody who was followed.</summary>
    public IReadOnlyList<Tracklet> Tracklets => _all;

    /// <summary>The largest number of people seen at once; at least one where anybody was followed.</summary>
    public int PeopleSeen => Math.Max(_counter.PeopleSeen, _all.Count > 0 ? 1 : 0);

    public void Track(VideoFrame frame, int index)
    {
        var isSomebodyLost = !FollowKnown(frame, index);
        EndLostAndDuplicates(frame.TimeSeconds);
        var wait = isSomebodyLost || _active.Count == 0 ? options.FindWhenLostSeconds : options.FindEverySeconds;
        if (frame.TimeSeconds - _lastFindSeconds >= wait - 1e-6)
            FindPeople(frame, index);
        Settle();
    }

    /// <summary>Estimates everybody who is followed in one batch.</summary>
    /// <returns>False where somebody was not seen.</returns>
    private bool FollowKnown(VideoFrame frame, int index)
    {
        if (_active.Count == 0)
            return true;

        for (var person = 0; person < _active.Count; person++)
            _rois[person] = _active[person].Predict(frame.TimeSeconds);
        estimator.Estimate(frame.Image, _rois.AsSpan(0, _active.Count), _points, _presence, clock);
        var areAllSeen = true;
        for (var person = 0; person < _active.Count; person++)
        {
            var points = PointsOf(person);
            if (IsContinuation(_active[person], points, _presence[person], frame))
                _active[person].Add(index, frame.TimeSeconds, points, frame.Size);
            else
                areAllSeen = false;
        }

        return areAllSeen;
    }

    private bool IsContinuation(Tracklet person, ReadOnlySpan<float> points, float presence, VideoFrame frame)
    {
        if (presence < options.MinPresence || Body.MeanConfidence(points) < options.MinConfidence)
            return false;
        var box = Body.Box(points, frame.Size);
        var newSide = box.LongSidePx;
        if (person.IsTooSmall(newSide) || box.Widened().IntersectionOverUnion(person.LastBox.Widened()) < ContinuationOverlap)
            return false;
        var side = person.LastBox.LongSidePx;
        var elapsed = (float)(frame.TimeSeconds - person.LastSeconds);
        var jump = Math.Min(options.MaxJump + (options.MaxSpeedPerSecond * elapsed), MaxJumpEver);
        var ratio = options.MaxSizeStep + Math.Min(elapsed, 1);
        return Body.MedianShift(points, person.LastPoints) <= jump * side && newSide < ratio * side && newSide > side / ratio;
    }

    private void FindPeople(VideoFrame frame, int index)
    {
        _lastFindSeconds = frame.TimeSeconds;
        var start = clock.Now;
        var count = finder.Find(frame.Image, _found);
        clock.Add(Stage.Find, start);

        var people = MatchKnown(count, frame.TimeSeconds);
        for (var candidate = 0; candidate < count; candidate++)
        {
            if (!_isKnown[candidate] && TryConfirm(frame, _found[candidate].Box) && !Recognise(frame, index) && !Welcome(frame, index))
                people++;
        }

        _counter.Add(people);
    }

    /// <summary>Marks detections of people who are seen in this very frame.</summary>
    /// <returns>The number of people seen who have been followed for a while; somebody new may turn out to be somebody known.</returns>
    private int MatchKnown(int count, double now)
    {
        var seen = 0;
        Array.Clear(_isKnown);
        foreach (var person in _active)
        {
            if (person.LastSeconds < now)
                continue;
            if (now - person.FirstSeconds >= options.CountAfterSeconds)
                seen++;
            for (var candidate = 0; candidate < count; candidate++)
                _isKnown[candidate] |= IsSamePlace(_found[candidate].Box, person.LastBox);
        }

        return seen;
    }

    /// <summary>Also a box within the person's is theirs; a larger one around it may mean that the ROI has collapsed, and is looked at.</summary>
    private static bool IsSamePlace(DecodedBox detection, DecodedBox person) =>
        detection.IntersectionOverUnion(person) > SamePersonOverlap
        || (detection.IntersectionOverSmaller(person) > PartOverlap && detection.AreaPx <= person.AreaPx);

    /// <summary>Looks twice: in the finder's box, then in the box of the keypoints seen there. The points stay in the first place of the batch.</summary>
    private bool TryConfirm(VideoFrame frame, DecodedBox box)
    {
        var roi = SquareRoi.Around(box);
        for (var look = 0; look < 2; look++)
        {
            estimator.Estimate(frame.Image, [roi], _points, _presence, clock);
            if (_presence[0] < options.MinPresence)
                return false;
            roi = SquareRoi.Around(Body.Box(PointsOf(0), frame.Size));
        }

        return _presence[0] >= options.MinPresenceToStart && Body.MeanConfidence(PointsOf(0)) >= ConfidenceToStart(frame.TimeSeconds);
    }

    /// <summary>Where somebody is clearly seen, furniture and mirror images that are half as clear do not count as people.</summary>
    private float ConfidenceToStart(double now)
    {
        var needed = options.MinConfidenceToStart;
        foreach (var person in _active)
        {
            if (person.LastSeconds >= now)
                needed = Math.Max(needed, options.MinConfidenceShare * person.LastConfidence);
        }

        return needed;
    }

    /// <summary>Goes on with somebody who was lost, and puts a collapsed ROI right.</summary>
    /// <returns>Whether the confirmed person is one who is followed already.</returns>
    private bool Recognise(VideoFrame frame, int index)
    {
        var points = PointsOf(0);
        foreach (var person in _active)
        {
            if (person.LastFrame == index)
            {
                if (IsSamePerson(person, points, frame))
                    return true;
                if (IsAround(person, points, frame))
                {
                    // A box of twice the size around somebody much clearer is nobody; about as clear, it is the person, and the ROI was wrong.
                    if (Body.MeanConfidence(points) > WholeConfidenceShare * person.LastConfidence)
                        person.Replace(index, frame.TimeSeconds, points, frame.Size);
                    return true;
                }
            }
            else if (IsContinuation(person, points, _presence[0], frame))
            {
                person.Add(index, frame.TimeSeconds, points, frame.Size);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether these points lie around somebody who is followed: then that ROI holds a part of the body only, or these points too much.</summary>
    private static bool IsAround(Tracklet person, ReadOnlySpan<float> points, VideoFrame frame)
    {
        var box = Body.Box(points, frame.Size);
        return box.IntersectionOverSmaller(person.LastBox) > AroundOverlap
            && box.LongSidePx > WholeRatio * person.LastBox.LongSidePx;
    }

    /// <summary>Begins to follow somebody new who is large enough.</summary>
    /// <returns>False where this person is not followed.</returns>
    private bool Welcome(VideoFrame frame, int index)
    {
        var points = PointsOf(0);
        var side = Body.Box(points, frame.Size).LongSidePx;

        // Somebody much larger is looked at even now: the ROI of the settled one may have slipped onto something.
        var isOutOfQuestion = _settled is { IsActive: true } athlete && side < WholeRatio * athlete.TallSidePx;
        if (isOutOfQuestion || !HasRoomFor(side))
            return false;
        var newcomer = new Tracklet();
        newcomer.Add(index, frame.TimeSeconds, points, frame.Size);
        _active.Add(newcomer);
        _all.Add(newcomer);
        return true;
    }

    /// <summary>Small people make room for larger ones; next to a large one they are background.</summary>
    private bool HasRoomFor(float sidePx)
    {
        for (var index = _active.Count - 1; index >= 0; index--)
        {
            var other = _active[index].LastBox.LongSidePx;
            if (sidePx < options.MinSizeShare * other)
                return false;
            if (other < options.MinSizeShare * sidePx)
            {
                _active[index].End();
                _active.RemoveAt(index);
            }
        }

        return _active.Count < _rois.Length;
    }

    /// <summary>Whether a newcomer is somebody followed. Two people that close in one frame cannot be told apart by boxes anyway.</summary>
    private static bool IsSamePerson(Tracklet person, ReadOnlySpan<float> points, VideoFrame frame)
    {
        var box = Body.Box(points, frame.Size);
        return person.LastBox.IntersectionOverUnion(box) > NewcomerOverlap
            && Body.MedianShift(person.LastPoints, points) < NewcomerShift * box.LongSidePx;
    }

    private void EndLostAndDuplicates(double seconds)
    {
        for (var index = _active.Count - 1; index >= 0; index--)
        {
            var person = _active[index];
            if (seconds - person.LastSeconds > options.MaxMissingSeconds || FollowsSomebodyElse(person, index))
            {
                person.End();
                _active.RemoveAt(index);
            }
        }
    }

    /// <summary>Two ROIs that have come to hold the same person: the one followed for longer keeps them, or the one that holds them whole.</summary>
    private bool FollowsSomebodyElse(Tracklet person, int index)
    {
        for (var other = 0; other < _active.Count; other++)
        {
            var rival = _active[other];
            if (other == index || rival.LastFrame != person.LastFrame)
                continue;
            var isSame = other < index
                && rival.LastBox.IntersectionOverUnion(person.LastBox) > DuplicateOverlap
                && Body.MedianShift(rival.LastPoints, person.LastPoints) < DuplicateShift * person.LastBox.LongSidePx;
            var isPart = person.LastBox.IntersectionOverSmaller(rival.LastBox) > PartOverlap
                && rival.LastBox.LongSidePx > WholeRatio * person.LastBox.LongSidePx
                && rival.LastConfidence > person.LastConfidence;
            if (isSame || isPart)
                return true;
        }

        return false;
    }

    /// <summary>Once one person has clearly squatted and no other has, the others are let go: they cost time.</summary>
    private void Settle()
    {
        if (_active.Count < 2 || _active[0].Count % 30 != 0)
            return;
        var best = _active.MaxBy(SquatMotion.Score)!;
        if (best.LastSeconds - best.FirstSeconds < options.SettleSeconds || SquatMotion.Score(best) < 0.6f)
            return;
        for (var index = _active.Count - 1; index >= 0; index--)
        {
            var person = _active[index];
            if (person != best && SquatMotion.Score(person) < 0.2f)
            {
                person.End();
                _active.RemoveAt(index);
            }
        }

        if (_active.Count == 1)
            _settled = best;
    }

    private ReadOnlySpan<float> PointsOf(int person) => _points.AsSpan(person * Body.ValuesPerFrame, Body.ValuesPerFrame);
}
