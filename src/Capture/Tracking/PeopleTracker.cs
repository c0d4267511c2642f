namespace SquatCoach.Capture;

/// <summary>
/// Follows every larger person through the video, so that the choice of the athlete can wait until all was seen. Each person's ROI comes from
/// their last keypoints; the finder runs on whole frames now and then, and at once when somebody is lost. Feed the frames in order.
/// </summary>
internal sealed class PeopleTracker(IPersonFinder finder, IKeypointEstimator estimator, TrackerOptions options, StageClock clock, IBackReader? backReader = null)
{
    private const float PartOverlap = 0.8f;
    private const float WholeConfidenceShare = 0.8f;
    private const float DuplicateOverlap = 0.65f;
    private const float DuplicateShift = 0.12f;
    private const float ClaimMargin = 0.1f;
    private const float GoodClaim = 0.6f;

    private readonly Continuity _continuity = new(options);
    private readonly Candidates _candidates = new(options);
    private readonly PersonDetection[] _found = new PersonDetection[8];
    private readonly bool[] _isKnown = new bool[8];
    private readonly bool[] _isSeen = new bool[estimator.MaxBatch];
    private readonly SquareRoi[] _rois = new SquareRoi[Math.Min(options.MaxPeople, estimator.MaxBatch)];
    private readonly PoseBatch _poses = new(estimator.MaxBatch);
    private readonly BackLines _backs = new(backReader, clock);
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
        _backs.Read(frame, index, _active);
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
        estimator.Estimate(frame.Image, _rois.AsSpan(0, _active.Count), _poses, clock);
        for (var person = 0; person < _active.Count; person++)
            _isSeen[person] = _continuity.IsContinuation(_active[person], PointsOf(person), _poses.Presence(person), frame);
        GiveBodiesToTheirOwners(frame);
        var areAllSeen = true;
        for (var person = 0; person < _active.Count; person++)
        {
            if (_isSeen[person])
                _active[person].Add(Stamp(frame, index), PointsOf(person), _poses.NextRoi(person));
            else
                areAllSeen = false;
        }

        return areAllSeen;
    }

    /// <summary>
    /// Where two people cross, both ROIs show whoever is in front. The body is theirs whose movement led there; the other one is hidden in this
    /// frame, goes on as they moved, and keeps their name when they come out again.
    /// </summary>
    private void GiveBodiesToTheirOwners(VideoFrame frame)
    {
        for (var person = 1; person < _active.Count; person++)
        {
            for (var other = 0; other < person && _isSeen[person]; other++)
            {
                if (!_isSeen[other] || KeypointSimilarity.Between(PointsOf(person), PointsOf(other), frame.Size) < options.SameBodySimilarity)
                    continue;

                // Who was seen last keeps a body that fits them well, then who was followed for longer: a ROI that slipped onto them takes nothing.
                var (mine, others) = (Claim(person, frame), Claim(other, frame));
                var wasHidden = _active[other].LastFrame < _active[person].LastFrame;
                var takes = wasHidden ? mine > others - ClaimMargin : mine > others + ClaimMargin && others < GoodClaim;
                _isSeen[takes ? other : person] = false;
            }
        }
    }

    /// <summary>How well a person's estimate fits where they were going.</summary>
    private float Claim(int person, VideoFrame frame)
    {
        Span<float> predicted = stackalloc float[Body.ValuesPerFrame];
        _active[person].PredictPoints(frame.TimeSeconds, predicted);
        return KeypointSimilarity.Between(PointsOf(person), predicted, frame.Size);
    }

    private void FindPeople(VideoFrame frame, int index)
    {
        _lastFindSeconds = frame.TimeSeconds;
        var start = clock.Now;
        var count = finder.Find(frame.Image, _found);
        clock.Add(Stage.Find, start);

        _candidates.Begin(_active, frame.TimeSeconds);
        var people = MatchKnown(count, frame.TimeSeconds);
        for (var candidate = 0; candidate < count; candidate++)
        {
            if (!_isKnown[candidate] && TryConfirm(frame, _found[candidate]) && !Recognise(frame, index) && !Welcome(frame, index))
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
                _isKnown[candidate] |= _candidates.IsSamePlace(_found[candidate], person);
        }

        return seen;
    }

    /// <summary>Looks twice: in the finder's box, then in the box of the keypoints seen there. The points stay in the first place of the batch.</summary>
    private bool TryConfirm(VideoFrame frame, PersonDetection detection)
    {
        if (!_candidates.IsWorthALook(detection))
            return false;
        var roi = SquareRoi.Around(detection.Box);
        for (var look = 0; look < 2; look++)
        {
            estimator.Estimate(frame.Image, [roi], _poses, clock);
            if (_poses.Presence(0) < options.MinPresence)
                return false;
            roi = _poses.NextRoi(0) ?? SquareRoi.Around(Body.Box(PointsOf(0), frame.Size));
        }

        return _poses.Presence(0) >= options.MinPresenceToStart && Body.MeanConfidence(PointsOf(0)) >= _candidates.ConfidenceToStart(detection, _active, frame.TimeSeconds);
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
                if (_candidates.AreThePerson(points, person, frame.Size))
                {
                    person.Replace(Stamp(frame, index), points, _poses.NextRoi(0));
                    return true;
                }

                if (Continuity.IsSamePerson(person, points, frame))
                    return true;
                if (Continuity.IsAround(person, points, frame))
                {
                    // A box of twice the size around somebody much clearer is nobody; about as clear, it is the person, and the ROI was wrong.
                    if (Body.MeanConfidence(points) > WholeConfidenceShare * person.LastConfidence)
                        person.Replace(Stamp(frame, index), points, _poses.NextRoi(0));
                    return true;
                }
            }
            else if (_continuity.IsContinuation(person, points, _poses.Presence(0), frame))
            {
                person.Add(Stamp(frame, index), points, _poses.NextRoi(0));
                return true;
            }
        }

        return false;
    }

    /// <summary>Begins to follow somebody new who is large enough.</summary>
    /// <returns>False where this person is not followed.</returns>
    private bool Welcome(VideoFrame frame, int index)
    {
        var points = PointsOf(0);
        var side = Body.Box(points, frame.Size).LongSidePx;

        // Somebody much larger is looked at even now: the ROI of the settled one may have slipped onto something.
        var isOutOfQuestion = _settled is { IsActive: true } athlete && side < Continuity.WholeRatio * athlete.TallSidePx;
        if (isOutOfQuestion || !HasRoomFor(side))
            return false;
        var newcomer = new Tracklet();
        newcomer.Add(Stamp(frame, index), points, _poses.NextRoi(0));
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
                && rival.LastBox.LongSidePx > Continuity.WholeRatio * person.LastBox.LongSidePx
                && rival.LastConfidence > person.LastConfidence;
            if (isSame || isPart)
                return true;
        }

        return false;
    }

    /// <summary>Once one person has clearly squatted and no other has, the others are let go: they cost time.</summary>
    private void Settle()
    {
        if (_active.Count < 2 || _active[0].Count % 30 != 0 || options.Athlete > 1)
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

    private static FrameStamp Stamp(VideoFrame frame, int index) => new(index, frame.TimeSeconds, frame.Size);

    private ReadOnlySpan<float> PointsOf(int person) => _poses.Points(person);
}
