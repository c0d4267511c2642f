namespace SquatCoach.Web;

/// <summary>A video that cannot be analysed, or a machine that lacks what an analysis needs; the message is one sentence for the user.</summary>
internal sealed class AnalysisRefused(string message, Exception cause) : Exception(message, cause);
