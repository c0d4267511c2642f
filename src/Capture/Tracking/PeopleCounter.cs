namespace SquatCoach.Capture;

/// <summary>The largest number of people seen at once, in at least two looks at the whole frame: one look may err.</summary>
internal sealed class PeopleCounter
{
    private const int LooksNeeded = 2;

    private readonly int[] _looksByCount = new int[16];
    private int _looks;

    /// <summary>A number that two looks agree on; in a video with one look, that look's.</summary>
    public int PeopleSeen
    {
        get
        {
            var looks = 0;
            for (var count = _looksByCount.Length - 1; count > 0; count--)
            {
                looks += _looksByCount[count];
                if (looks > 0 && looks >= Math.Min(LooksNeeded, _looks))
                    return count;
            }

            return 0;
        }
    }

    public void Add(int people)
    {
        _looks++;
        _looksByCount[Math.Min(people, _looksByCount.Length - 1)]++;
    }
}
