namespace SquatCoach.Web;

/// <summary>How far an analysis is (0…1), and at what, in words for people.</summary>
internal readonly record struct WorkProgress(double Fraction, string Stage);
