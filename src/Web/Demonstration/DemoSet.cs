using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>One of <see cref="DemoPlan.Sets"/>, filmed and judged.</summary>
internal sealed record DemoSet(int Index, string Path, double Seconds, AnalysisResult Result);
