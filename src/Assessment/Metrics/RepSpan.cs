namespace SquatCoach.Assessment;

/// <summary>Which part of the loaded rep is looked at: from half-way down to half-way up, or the way down or up of it.</summary>
internal enum RepSpan
{
    Whole,
    Descent,
    Ascent,
}
