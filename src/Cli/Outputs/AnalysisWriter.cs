using System.Text.Json;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>Writes the outputs of one analysis that were asked for.</summary>
public static class AnalysisWriter
{
    /// <exception cref="OutputException">An output cannot be written; none is left half-written.</exception>
    public static void Write(Analysis analysis, string input, int index, OutputPlan plan)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.TargetOf(index, OutputKind.Json) is { } json)
        {
            OutputFile.Write(json, stream => JsonSerializer.Serialize(stream, analysis.Report, MovementJson.Options));
        }

        if (plan.TargetOf(index, OutputKind.Html) is { } html)
        {
            OutputFile.Write(html, stream => HtmlReport.Write(stream, Path.GetFileName(input), analysis));
        }

        if (plan.TargetOf(index, OutputKind.Keypoints) is { } keypoints && analysis.Track is { } track)
        {
            OutputFile.Write(keypoints, stream => KeypointsFile.Write(stream, track));
        }

        if (plan.TargetOf(index, OutputKind.Poses) is { } poses && analysis.Joints is { } joints)
        {
            OutputFile.Write(poses, stream => PosesFile.Write(stream, joints));
        }
    }
}
