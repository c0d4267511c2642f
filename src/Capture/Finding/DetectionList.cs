namespace SquatCoach.Capture;

/// <summary>People found so far in a frame, the surest first, without boxes that overlap a surer one (greedy non-maximum suppression).</summary>
internal ref struct DetectionList(Span<PersonDetection> found, FinderOptions options, DecodedSize frame)
{
    private readonly Span<PersonDetection> _found = found;
    private readonly float _leastSidePx = options.MinSideShare * Math.Max(frame.WidthPx, frame.HeightPx);
    private readonly float _maxOverlap = options.MaxOverlap;

    public int Count { get; private set; }

    /// <summary>Adds a person in the place that the score gives, unless too small or another's double.</summary>
    public void Add(PersonDetection person)
    {
        if (person.Box.LongSidePx < _leastSidePx)
            return;
        var place = 0;
        for (; place < Count && _found[place].Score >= person.Score; place++)
        {
            if (_found[place].Box.IntersectionOverUnion(person.Box) > _maxOverlap)
                return;
        }

        if (place >= _found.Length)
            return;
        var kept = Math.Min(Count, _found.Length - 1);
        for (var index = kept; index > place; index--)
            _found[index] = _found[index - 1];
        _found[place] = person;
        Count = kept + 1;
        RemoveDoublesOf(place);
    }

    private void RemoveDoublesOf(int place)
    {
        var kept = place + 1;
        for (var index = place + 1; index < Count; index++)
        {
            if (_found[index].Box.IntersectionOverUnion(_found[place].Box) <= _maxOverlap)
                _found[kept++] = _found[index];
        }

        Count = kept;
    }
}
