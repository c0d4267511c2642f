namespace SquatCoach.Capture;

/// <summary>Which of the finder's boxes are looked at with the keypoint network, and how clear somebody must be to be believed.</summary>
internal sealed class Candidates(TrackerOptions options)
{
    private const float SamePersonOverlap = 0.4f;
    private const float PartOverlap = 0.8f;

    private double _lastDeepSeconds = double.NegativeInfinity;
    private bool _isDeep;

    /// <summary>
    /// Begins a look at the whole frame. While nobody in hand is clear, weak detections count, too, now and then: of an athlete far away among furniture the finder
    /// may be surer of the furniture, and a ROI on that holds itself.
    /// </summary>
    public void Begin(IReadOnlyList<Tracklet> active, double now)
    {
        _isDeep = now - _lastDeepSeconds >= options.FindEverySeconds - 1e-6;
        foreach (var person in active)
            _isDeep &= IsUnclear(person);
        if (_isDeep)
            _lastDeepSeconds = now;
    }

    public bool IsWorthALook(PersonDetection detection) => _isDeep || IsSure(detection);

    /// <summary>
    /// Also a box within the person's is theirs, unless the person is unclear: then the ROI may have slipped onto something larger. A larger box around theirs may
    /// mean that the ROI has collapsed, and is looked at.
    /// </summary>
    public bool IsSamePlace(PersonDetection detection, Tracklet person) =>
        detection.Box.IntersectionOverUnion(person.LastBox) > SamePersonOverlap
        || (!(IsUnclear(person) && _isDeep) && detection.Box.IntersectionOverSmaller(person.LastBox) > PartOverlap && detection.Box.AreaPx <= person.LastBox.AreaPx);

    /// <summary>
    /// Mean confidence of the keypoints from which on there is a person. Where somebody is clearly seen, furniture and mirror images that are half as clear do not
    /// count as people.
    /// </summary>
    public float ConfidenceToStart(PersonDetection detection, IReadOnlyList<Tracklet> active, double now)
    {
        var needed = IsSure(detection) ? options.MinConfidenceToStart : options.MinConfidenceOfWeak;
        foreach (var person in active)
        {
            if (person.LastSeconds >= now)
                needed = Math.Max(needed, options.MinConfidenceShare * person.LastConfidence);
        }

        return needed;
    }

    /// <summary>Whether points within or around an unclear person's box are so much clearer that the ROI was wrong, and the person is there.</summary>
    public bool AreThePerson(ReadOnlySpan<float> points, Tracklet person, DecodedSize frame) =>
        IsUnclear(person)
        && Body.MeanConfidence(points) > Math.Max(options.MinConfidenceOfWeak, options.ClearerRatio * person.LastConfidence)
        && Body.Box(points, frame).IntersectionOverSmaller(person.LastBox) > PartOverlap;

    private bool IsUnclear(Tracklet person) => person.LastConfidence < options.UnclearConfidence;

    private bool IsSure(PersonDetection detection) => detection.Score >= options.SureScore;
}
