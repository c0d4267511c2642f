using System.Globalization;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>Decides whether a rep can be judged at all, and says in one sentence why not.</summary>
internal static class Assessability
{
    private static readonly Joint[] _core =
    [
        Joint.RightHip, Joint.LeftHip, Joint.RightKnee, Joint.LeftKnee, Joint.RightAnkle, Joint.LeftAnkle,
        Joint.RightShoulder, Joint.LeftShoulder, Joint.Neck,
    ];

    /// <returns>Null where the rep can be judged.</returns>
    public static FormAssessment? Refusal(JointSequence joints, Rep rep, AssessabilityOptions options)
    {
        var frames = rep.EndFrame - rep.StartFrame + 1;
        if (rep.IsPartial)
            return Refuse(NotAssessableReason.PartialRep, $"The rep is cut off or did not become a squat.");
        if (frames < options.LeastFrames || frames / joints.FrameRateHz < options.LeastSeconds)
            return Refuse(NotAssessableReason.TooFewFrames, $"The rep has only {frames} frames ({frames / joints.FrameRateHz:0.00} s).");
        if (FirstMissing(joints, rep) is { } missing)
            return Refuse(NotAssessableReason.MissingJoints, $"The {FieldNames.Of(missing).Replace('_', ' ')} is not known throughout the rep.");
        var sigma = MeanSigmaMetres(joints, rep);
        if (double.IsNaN(sigma))
            return Refuse(NotAssessableReason.TooUncertain, $"The athlete is out of sight for a part of the rep.");
        if (sigma > options.GreatestMeanSigmaMetres)
            return Refuse(NotAssessableReason.TooUncertain, $"The joints are only known to about {sigma * 100:0} cm.");
        var standing = CanonicalPose.Find(joints, rep.StartFrame, rep.EndFrame);
        return !(standing.KneeAngle >= options.LeastStandingAngle)
            ? Refuse(NotAssessableReason.NoStandingPose, $"No frame shows the athlete standing (straightest knee {standing.KneeAngle.Degrees:0}°).")
            : null;
    }

    /// <summary>The refusal of a rep that is like nothing in the training.</summary>
    public static FormAssessment Strange(double strangeness) => Refuse(
        NotAssessableReason.UnlikeTraining, $"The movement is unlike the squats the network knows ({strangeness:0.0} times as far as 99 of 100 of them).");

    private static Joint? FirstMissing(JointSequence joints, Rep rep)
    {
        foreach (var joint in _core)
        {
            for (var frame = rep.StartFrame; frame <= rep.EndFrame; frame++)
            {
                if (!joints[frame, joint].IsKnown)
                    return joint;
            }
        }

        return null;
    }

    /// <summary>0 where the source tells no uncertainty; NaN where the lifter knew nothing in some frame, however it was filled since.</summary>
    private static double MeanSigmaMetres(JointSequence joints, Rep rep)
    {
        if (joints.SigmasMetres.IsEmpty)
            return 0;
        double sum = 0;
        for (var frame = rep.StartFrame; frame <= rep.EndFrame; frame++)
        {
            foreach (var joint in _core)
                sum += joints.SigmasMetres[(frame * SkeletonTopology.JointCount) + (int)joint];
        }

        return sum / ((rep.EndFrame - rep.StartFrame + 1) * _core.Length);
    }

    private static FormAssessment Refuse(NotAssessableReason reason, FormattableString explanation) =>
        FormAssessment.NotAssessable(reason, explanation.ToString(CultureInfo.InvariantCulture));
}
