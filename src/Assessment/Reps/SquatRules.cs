using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// Judges whether a dip of the hips is a squat: an upright body over planted feet whose knees bend together. A rule whose
/// joints are unknown does not speak.
/// </summary>
internal static class SquatRules
{
    /// <summary>Medians are taken over this long around the bottom.</summary>
    private const double BottomWindowSeconds = 0.3;

    public static RepRefusal Judge(RepSignals signals, in Rep rep, in RepCandidate dip, RepSegmenterOptions options)
    {
        var seconds = (rep.EndFrame - rep.StartFrame) / signals.FrameRateHz;
        if (seconds > options.MaxRepSeconds)
        {
            return RepRefusal.TooLong;
        }

        if (!dip.IsCut && seconds < options.MinRepSeconds)
        {
            return RepRefusal.TooShort;
        }

        if (SignalSmoother.Quantile(signals.LegConfidence.AsSpan(rep.StartFrame..(rep.EndFrame + 1)), 0.5) < options.MinLegConfidence)
        {
            return RepRefusal.LegsHardlySeen;
        }

        if (dip.CutAtEnd && Stalls(signals, dip, options))
        {
            return RepRefusal.NeverUpright;
        }

        var posture = Posture(signals, rep, dip, options);
        return posture != RepRefusal.None ? posture
            : Knees(signals, rep, options) is var knees && knees != RepRefusal.None ? knees
            : Feet(signals, rep, dip, options);
    }

    /// <summary>The recording ends with the hips still low and at rest: the athlete stayed down and was not cut off on the way up.</summary>
    private static bool Stalls(RepSignals signals, in RepCandidate dip, RepSegmenterOptions options)
    {
        var drop = signals.Drop;
        var size = dip.DropFrom(drop);
        var earlier = Math.Max(dip.BottomFrame, dip.HighFrame - (int)Math.Round(BottomWindowSeconds * signals.FrameRateHz));
        return drop[dip.HighFrame] - drop[dip.LowFrame] > options.CutLevel * size && drop[earlier] - drop[dip.HighFrame] < options.StallLevel * size;
    }

    private static RepRefusal Posture(RepSignals signals, in Rep rep, in RepCandidate dip, RepSegmenterOptions options)
    {
        var bottomLean = AtBottom(signals, signals.LeanDegrees, rep);
        if (bottomLean > options.MaxTrunkLeanDegrees)
        {
            return RepRefusal.Lying;
        }

        var standingLean = Lower(signals.LeanDegrees[rep.StartFrame], signals.LeanDegrees[rep.EndFrame]);
        var (heightBefore, heightAfter) = (signals.HipHeight[rep.StartFrame], signals.HipHeight[rep.EndFrame]);
        var standingHeight = dip.CutAtStart ? heightAfter : dip.CutAtEnd ? heightBefore : Lower(heightBefore, heightAfter);
        var maxLean = dip.DropFrom(signals.Drop) < options.SurelyBentDrop ? options.MaxStandingLeanDegrees : options.MaxStandingLeanOfDeepRepDegrees;
        if (standingLean > maxLean || standingHeight < options.MinStandingHipHeight)
        {
            return RepRefusal.NeverUpright;
        }

        if (Lower(signals.HandHeight[rep.StartFrame], signals.HandHeight[rep.EndFrame]) < options.MinStandingHandHeight)
        {
            return RepRefusal.HandsOnTheFloor;
        }

        var drop = signals.Drop;
        if (!dip.IsCut && Math.Abs(drop[dip.LowFrame] - drop[dip.HighFrame]) > options.MaxStandingDifference * dip.DropFrom(drop))
        {
            return RepRefusal.NeverUpright;
        }

        var leanGained = bottomLean - standingLean;
        var bow = leanGained > options.BowLeanDegrees && leanGained > options.BowLeanPerKneeFlexion * BottomKnee(signals, rep);
        return bow ? RepRefusal.Bow : RepRefusal.None;
    }

    private static RepRefusal Knees(RepSignals signals, in Rep rep, RepSegmenterOptions options)
    {
        var left = AtBottom(signals, signals.LeftKneeDegrees, rep) - StandingKnee(signals.LeftKneeDegrees, signals.StraightLeftKneeDegrees, rep);
        var right = AtBottom(signals, signals.RightKneeDegrees, rep) - StandingKnee(signals.RightKneeDegrees, signals.StraightRightKneeDegrees, rep);
        if ((left + right) / 2 < options.MinKneeFlexionChangeDegrees)
        {
            return SurelyBent(signals, rep, options) ? RepRefusal.None : RepRefusal.KneesStayStraight;
        }

        return Math.Min(left, right) < options.MinKneeBalance * Math.Max(left, right) ? RepRefusal.OneKneeOnly : RepRefusal.None;
    }

    /// <summary>However little the hips sink: both knees bend alike and as far as in a quarter squat, the trunk leans, and it takes its time, as a landing does not.</summary>
    public static bool IsQuarterSquat(RepSignals signals, in Rep rep, RepSegmenterOptions options) =>
        BottomKnee(signals, rep) >= options.MinQuarterSquatKneeDegrees
        && KneeBalance(signals, rep) >= options.MinKneeBalanceOfShiftedHips
        && AtBottom(signals, signals.LeanDegrees, rep) - Lower(signals.LeanDegrees[rep.StartFrame], signals.LeanDegrees[rep.EndFrame]) >= options.MinQuarterSquatLeanDegrees
        && (rep.EndFrame - rep.StartFrame) / signals.FrameRateHz >= options.MinQuarterSquatSeconds;

    /// <summary>The image shows the hips sink so far that the knees must bend, even where the lifted knees do not show it.</summary>
    public static bool SurelyBent(RepSignals signals, in Rep rep, RepSegmenterOptions options)
    {
        var drop = signals.ImageDrop;
        return drop[rep.BottomFrame] - Math.Max(drop[rep.StartFrame], drop[rep.EndFrame]) >= options.SurelyBentDrop;
    }

    private static RepRefusal Feet(RepSignals signals, in Rep rep, in RepCandidate dip, RepSegmenterOptions options)
    {
        var ends = SeenEnds(signals, rep, dip, options);
        var travel = TravelAcross(signals, rep, ends);
        var step = Math.Abs(FromStanding(signals, signals.FeetApart, rep, ends));
        if (travel > options.MaxTravelAcross || (step > options.MaxFootTravel && !(travel < options.MinTravelOfStep)))
        {
            return RepRefusal.FeetMoved;
        }

        if (Fall(signals, rep) > options.MaxFeetFall)
        {
            return RepRefusal.FellFromAHeight;
        }

        if (FromStanding(signals, signals.FeetApartVertical, rep, ends) > options.MaxFeetApartVertical)
        {
            return RepRefusal.FootLifted;
        }

        // Only a video has a travel across the picture; there the lifter's joints are steadier than foreign ones, but for the depth of a single moment.
        var isVideo = !double.IsNaN(travel);
        var sagittal = AtBottom(signals, signals.FeetApartSagittal, rep);
        if (sagittal > (isVideo ? options.MaxFeetApartSagittalLifted : options.MaxFeetApartSagittal)
            || (isVideo && Middle(signals.FeetApartSagittal[rep.StartFrame], sagittal, signals.FeetApartSagittal[rep.EndFrame]) > options.MaxSplitStance))
        {
            return RepRefusal.FeetSplit;
        }

        var maxShift = isVideo ? options.MaxHipShiftLifted : options.MaxHipShift;
        return Math.Abs(FromStanding(signals, signals.HipShift, rep, ends)) > maxShift && KneeBalance(signals, rep) < options.MinKneeBalanceOfShiftedHips
            ? RepRefusal.HipsToOneSide
            : RepRefusal.None;
    }

    private static double Middle(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    /// <summary>The less bent knee as a part of the other, at the bottom.</summary>
    private static double KneeBalance(RepSignals signals, in Rep rep)
    {
        var (left, right) = (AtBottom(signals, signals.LeftKneeDegrees, rep), AtBottom(signals, signals.RightKneeDegrees, rep));
        return Math.Min(left, right) / Math.Max(left, right);
    }

    /// <summary>How far the feet rose or sank in the image from the farther of both ends to the bottom.</summary>
    private static double Fall(RepSignals signals, in Rep rep)
    {
        var (feet, bottom) = (signals.FeetLevel, AtBottom(signals, signals.FeetLevel, rep));
        return double.MaxNumber(Math.Abs(feet[rep.StartFrame] - bottom), Math.Abs(feet[rep.EndFrame] - bottom));
    }

    /// <summary>
    /// How far hips and shoulders together went across the image, at the nearer of both ends: 0 where they went different ways, as in a
    /// squat; NaN without a video.
    /// </summary>
    private static double TravelAcross(RepSignals signals, in Rep rep, (bool Start, bool End) ends)
    {
        var shoulders = FromStanding(signals, signals.ShouldersAcross, rep, ends);
        var hips = FromStanding(signals, signals.HipsAcross, rep, ends);
        return shoulders * hips < 0 ? 0 : Math.Min(Math.Abs(shoulders), Math.Abs(hips));
    }

    /// <summary>
    /// The ends of a rep that show the athlete standing: not where the recording cuts it, nor where nobody is clearly seen any more. A walker who leaves the picture seems to stay where they
    /// were seen last.
    /// </summary>
    private static (bool Start, bool End) SeenEnds(RepSignals signals, in Rep rep, in RepCandidate dip, RepSegmenterOptions options) => (
        !dip.CutAtStart && !(signals.LegConfidence[rep.StartFrame] < options.MinLegConfidence),
        !dip.CutAtEnd && !(signals.LegConfidence[rep.EndFrame] < options.MinLegConfidence));

    /// <summary>The change from the nearer of the seen ends to the bottom; of both where neither is seen.</summary>
    private static double FromStanding(RepSignals signals, double[] values, in Rep rep, (bool Start, bool End) ends)
    {
        var bottom = AtBottom(signals, values, rep);
        var (start, end) = (values[rep.StartFrame], values[rep.EndFrame]);
        return bottom - (ends.Start == ends.End ? Closer(start, end, bottom) : ends.Start ? start : end);
    }

    public static double BottomKnee(RepSignals signals, in Rep rep) =>
        (AtBottom(signals, signals.LeftKneeDegrees, rep) + AtBottom(signals, signals.RightKneeDegrees, rep)) / 2;

    public static double AtBottom(RepSignals signals, double[] values, in Rep rep)
    {
        var reach = (int)Math.Round(BottomWindowSeconds * signals.FrameRateHz / 2);
        var first = Math.Max(0, rep.BottomFrame - reach);
        var last = Math.Min(signals.FrameCount - 1, rep.BottomFrame + reach);
        return SignalSmoother.Quantile(values.AsSpan(first, last - first + 1), 0.5);
    }

    /// <summary>The straighter of the rep's own ends and the straightest tenth of the sequence: a knee that the footage hides flickers.</summary>
    private static double StandingKnee(double[] knee, double straight, in Rep rep) =>
        Lower(Lower(knee[rep.StartFrame], knee[rep.EndFrame]), straight);

    private static double Lower(double left, double right) => double.IsNaN(left) ? right : left > right ? right : left;

    private static double Closer(double left, double right, double to) =>
        double.IsNaN(left) ? right : Math.Abs(left - to) > Math.Abs(right - to) ? right : left;
}
