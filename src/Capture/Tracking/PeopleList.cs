namespace SquatCoach.Capture;

/// <summary>
/// Everybody in the video, numbered: first who is the athlete by themselves, then the others by their first appearance, from left to right
/// where two appear at once. Whoever comes later gets a higher number, so that a number means the same person however long others are followed.
/// </summary>
internal static class PeopleList
{
    // Somebody glimpsed for less is no choice; they are counted all the same.
    private const double LeastSeconds = 0.5;

    private const int MostPeople = 9;

    public static IReadOnlyList<FollowedPerson> Of(IReadOnlyList<Tracklet> tracklets, DecodedSize frame)
    {
        var people = new List<FollowedPerson>();
        var left = tracklets.Where(person => person.Count > 0).ToList();
        while (left.Count > 0 && people.Count < MostPeople)
        {
            var parts = AthleteChooser.Choose(left, frame);
            left.RemoveAll(parts.Contains);
            if (people.Count == 0 || parts[^1].LastSeconds - parts[0].FirstSeconds >= LeastSeconds)
                people.Add(new FollowedPerson(parts));
        }

        return [.. people.Take(1), .. people.Skip(1).OrderBy(person => person.FirstFrame).ThenBy(person => person.Parts[0].FirstBox.CentreXPx)];
    }

    public static IReadOnlyList<PersonSeen> Describe(IReadOnlyList<FollowedPerson> people, DecodedSize frame)
    {
        var largest = people.Count == 0 ? 0 : people.Max(person => person.TypicalSidePx);
        return [.. people.Select((person, index) => person.Describe(index + 1, frame, largest))];
    }
}
