namespace SquatCoach.Assessment;

/// <summary>usual-ranges.json: what was measured and how, and the range of each metric by its name.</summary>
public sealed record UsualRangesFile(string Source, string Command, IReadOnlyDictionary<string, UsualRange> Metrics);
