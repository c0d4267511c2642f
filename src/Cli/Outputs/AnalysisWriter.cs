using System.Text.Json;
using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>Writes the outputs of one analysis that were asked for.</summary>
public static class AnalysisWriter
{
    /// <exception cref="OutputException">An output cannot be written; none is left half-written.</exception>
    /// <param name="analysis">Of the input.</param>
    /// <param name="input">As the user named it.</param>
    /// <param name="index">Its place among the inputs.</param>
    /// <param name="plan">What goes where.</param>
    /// <param name="heightMetres">The athlete's height, to which the joints for other software are scaled; null leaves them as lifted.</param>
    public static void Write(Analysis analysis, string input, int index, OutputPlan plan, double? heightMetres = null)
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

        if (plan.TargetOf(index, OutputKind.Csv) is { } csv)
        {
            WriteTables(analysis, csv);
        }

        if (plan.TargetOf(index, OutputKind.Trc) is { } trc && analysis.Joints is { } lifted)
        {
            var scaled = heightMetres is { } height ? BodyScaling.ToHeight(lifted, height) : lifted;
            OutputFile.Write(trc, stream => TrcFile.Write(stream, Path.GetFileName(trc == OutputPlan.StandardOutput ? input : trc), scaled));
        }
    }

    /// <summary>The reps, and beside them the frames; standard output takes the reps alone.</summary>
    private static void WriteTables(Analysis analysis, string csv)
    {
        OutputFile.Write(csv, stream => RepTable.Write(stream, analysis.Report));
        if (csv != OutputPlan.StandardOutput && analysis.Joints is { } joints)
        {
            OutputFile.Write(OutputPlan.FramesBeside(csv), stream => FrameTable.Write(stream, analysis.Report, joints));
        }
    }
}
