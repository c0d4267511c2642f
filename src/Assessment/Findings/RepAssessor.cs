using System.Collections.Immutable;
using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>Turns one measured rep and its fault probabilities into the rep of the report.</summary>
/// <param name="thresholds">The network's probability of each fault from which on it is named.</param>
internal sealed class RepAssessor(AssessmentOptions options, ImmutableArray<double> thresholds)
{
    private int _explained;

    /// <param name="explain">Asks the network why, about this rep.</param>
    public RepReport Assess(int index, RepMeasurement rep, FormAssessment form, RepFootage footage, Func<RepExplanation> explain)
    {
        var view = footage.HasCamera
            ? ViewEstimator.Estimate(rep.Joints, rep.Rep.StartFrame, rep.Rep.EndFrame, options.View)
            : null;
        var visibility = new MetricVisibility(view, options.View);
        var metrics = RepMetrics.Measure(rep, visibility);
        var reason = Reason(rep, metrics, form, footage);
        var hidden = Enum.GetValues<Fault>().Where(fault => !CanJudge(fault, form, metrics, visibility)).Select(FieldNames.Of);
        var faults = reason is null ? Faults(rep, form, metrics, visibility, explain) : [];
        return new RepReport
        {
            Index = index,
            StartSeconds = Seconds(rep, rep.Rep.StartFrame),
            BottomSeconds = Seconds(rep, rep.Rep.BottomFrame),
            EndSeconds = Seconds(rep, rep.Rep.EndFrame),
            IsPartial = rep.Rep.IsPartial,
            Tempo = new Tempo(Math.Round(rep.Tempo.DescentSeconds, 3), Math.Round(rep.Tempo.BottomSeconds, 3), Math.Round(rep.Tempo.AscentSeconds, 3)),
            Metrics = metrics.Values,
            NotAssessable = [.. metrics.NotAssessable, .. hidden],
            Faults = faults,
            Verdict = reason is not null ? Verdict.NotAssessable : faults.Count > 0 ? Verdict.Faults : Verdict.Good,
            Reason = reason,
        };
    }

    private List<FaultFinding> Faults(RepMeasurement rep, FormAssessment form, RepMetrics metrics, MetricVisibility visibility, Func<RepExplanation> explain)
    {
        // One question answers for all faults of a rep.
        RepExplanation? answer = null;
        var ask = _explained < options.Findings.MaxExplainedReps ? () => answer ??= explain() : (Func<RepExplanation>?)null;
        var findings = new List<FaultFinding>();
        foreach (var fault in Enum.GetValues<Fault>())
        {
            if (form.Score(fault) is { } score && CanJudge(fault, form, metrics, visibility)
                && FaultJudge.Judge(fault, score, thresholds[(int)fault], rep, metrics, options.Findings, ask) is { } finding)
            {
                findings.Add(finding);
            }
        }

        _explained += answer is null ? 0 : 1;
        return findings;
    }

    /// <summary>A fault can be judged where the view shows its plane, and either the network can tell it from there or it was measured.</summary>
    private bool CanJudge(Fault fault, FormAssessment form, RepMetrics metrics, MetricVisibility visibility) =>
        visibility.CanSee(FaultTexts.Plane(fault))
        && (form.Score(fault) is not { CanBeSeen: false } || !double.IsNaN(FaultJudge.Measured(fault, metrics, options.Findings)));

    private string? Reason(RepMeasurement rep, RepMetrics metrics, FormAssessment form, RepFootage footage)
    {
        if (footage.Frames < options.Findings.MinFrames)
        {
            return $"The video shows only {footage.Frames} frames of this rep; at least {options.Findings.MinFrames} are needed.";
        }

        if (footage.SeenPart < options.Findings.MinSeenPart)
        {
            return FormattableString.Invariant($"The athlete was seen in only {100 * footage.SeenPart:0} % of this rep.");
        }

        if (rep.DropDisagreement > options.Findings.MaxDropDisagreement)
        {
            return "The legs could not be made out: in the picture the hips sink much further or less than in the joints lifted from it.";
        }

        if (form.IsAssessable && double.IsNaN(metrics["kneeFlexionDegrees"]))
        {
            return "The legs are too uncertain to be measured.";
        }

        return form.IsAssessable ? null : form.Explanation;
    }

    private static double Seconds(RepMeasurement rep, int frame) => Math.Round(rep.Joints.TimeSeconds(frame), 3);
}
