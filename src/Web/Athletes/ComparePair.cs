namespace SquatCoach.Web;

/// <summary>Which two sets the page compares where it was not told both.</summary>
internal static class ComparePair
{
    /// <summary>
    /// The first set against the reference, or against the latest one where there is none: what training has changed. Of one exercise, that of the
    /// set that was asked for or else of the reference or the latest one, because a front squat differs from a back squat by itself.
    /// </summary>
    /// <param name="sets">To choose from, the latest first; one at least.</param>
    /// <param name="left">Asked for; null for none.</param>
    /// <param name="right">Asked for; null for none.</param>
    public static (Guid Left, Guid Right) Of(IReadOnlyList<ComparableSet> sets, Guid? left, Guid? right)
    {
        var asked = sets.FirstOrDefault(set => set.Id == (left ?? right)) ?? sets.FirstOrDefault(set => set.IsReference) ?? sets[0];
        var alike = sets.Where(set => set.Exercise == asked.Exercise).ToList();
        var rightId = right ?? (alike.FirstOrDefault(set => set.IsReference && set.Id != left) ?? alike.FirstOrDefault(set => set.Id != left) ?? asked).Id;
        return (left ?? (alike.LastOrDefault(set => set.Id != rightId) ?? asked).Id, rightId);
    }
}
