using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>What an analysis is asked for.</summary>
/// <param name="Path">The video.</param>
/// <param name="OriginalName">How people call it; the report shows it.</param>
/// <param name="Athlete">Which of the people in it the report is about; 1 for who is the athlete by themselves.</param>
/// <param name="PastSessions">Limb lengths measured in earlier videos of the same athlete.</param>
internal readonly record struct VideoToAnalyze(string Path, string OriginalName, int Athlete, IReadOnlyList<LimbLengths> PastSessions);
