namespace SquatCoach.Movement;

/// <summary>Where one of the people in a video is over time.</summary>
/// <param name="Number">What an analysis is asked for to be about this person.</param>
/// <param name="Squats">Whether their hips go down and up over feet that stay.</param>
/// <param name="Boxes">A few a second while the person is seen, in the order of time; upright pixels of the full frame.</param>
public sealed record PersonPath(int Number, bool Squats, IReadOnlyList<BoxAtTime> Boxes);
