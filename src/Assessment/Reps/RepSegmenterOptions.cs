namespace SquatCoach.Assessment;

/// <summary>
/// Every number the rep segmenter decides with, its reason and its source. "Clips" are the 23 real clips of the project's
/// test material, "UI-PRMD" the ten movements of Vakanski et al. 2018. Lengths are fractions of the leg (thigh + shank).
/// </summary>
public sealed record RepSegmenterOptions
{
    public static RepSegmenterOptions Default { get; } = new();

    /// <summary>Median window against single wrong detections; shorter than the bottom of the fastest squat in the clips (0.3 s).</summary>
    public double MedianSeconds { get; init; } = 0.2;

    /// <summary>Standard deviation of the Gaussian (zero phase); its full width at half maximum is 0.26 s, the 0.25 s of the field's peak rule.</summary>
    public double SmoothingSigmaSeconds { get; init; } = 0.11;

    /// <summary>Unknown frames up to this long are bridged by a straight line; longer ones end a stretch. Half of a slow descent.</summary>
    public double MaxGapSeconds { get; init; } = 1.0;

    /// <summary>
    /// The same for frames of a video in which the athlete was out of sight: the bottom of a fast rep (half of 0.8 s) fits into longer ones
    /// and would be made up. Footage with few frames is bridged from frame to frame, see <see cref="MaxUnseenFrames"/>.
    /// </summary>
    public double MaxUnseenSeconds { get; init; } = 0.4;

    /// <summary>Slides at 1.7 frames a second are bridged although their frames lie 0.6 s apart.</summary>
    public double MaxUnseenFrames { get; init; } = 1.5;

    /// <summary>Smallest reversal of the hip height that is looked at at all; standing and walking move the hips by under 0.06.</summary>
    public double MinSwing { get; init; } = 0.05;

    /// <summary>Smallest drop of the hips that can be a rep: at 45° of knee flexion with even thighs and shanks it is 1 − cos 22.5° = 0.08.</summary>
    public double MinDrop { get; init; } = 0.08;

    /// <summary>A drop under this part of the set's usual drop (the median weighted by the drops) is a landing, a shuffle or a bow. A quarter squat (60°) among full ones (125°) is 0.26.</summary>
    public double MinDropOfUsual { get; init; } = 0.2;

    /// <summary>A drop under this part of the usual drop, with <see cref="StoopLeanDegrees"/> more lean than the set's reps, is picking something up.</summary>
    public double StoopDropOfUsual { get; init; } = 0.45;

    /// <summary>A shallower squat leans less, not more; picking up a dumbbell in the clips leans 35° more.</summary>
    public double StoopLeanDegrees { get; init; } = 15;

    /// <summary>Between two reps the hips come back by at least this part of the drop; less is a bounce at the bottom (field: prominence 0.7 × range; real sets without lock-out need less).</summary>
    public double MinReturn { get; init; } = 0.45;

    /// <summary>Where the recording cuts a rep, the part of its drop that must be seen before (or after) the bottom, so that the bottom lies inside.</summary>
    public double MinSeenOfCutPhase { get; init; } = 0.25;

    /// <summary>A rep is cut off where the recording's edge is nearer to the bottom than to standing by this part of the drop.</summary>
    public double CutLevel { get; init; } = 0.3;

    /// <summary>Standing before and after differ by at most this part of the drop; going down to the floor does not come back.</summary>
    public double MaxStandingDifference { get; init; } = 0.4;

    /// <summary>
    /// A rep that begins or ends so near to the edge of the recording (as near as the smoothing reaches), with legs that are no surer than <see cref="MinLegConfidence"/> there, is cut off:
    /// nobody saw the athlete stand.
    /// </summary>
    public double EdgeSeconds { get; init; } = 0.2;

    /// <summary>
    /// In a video, the median over a rep of how sure hips and knees are (the surer of each, their mean); under this their movement is no evidence. The least that a rep of the
    /// clips has is 0.66, and 0.61 in 240 lines strongly compressed; two walkers against the sun made up reps with 0.23.
    /// </summary>
    public double MinLegConfidence { get; init; } = 0.35;

    /// <summary>A rep cut by the recording's end must still be rising: by this part of its drop in the last 0.3 s.</summary>
    public double StallLevel { get; init; } = 0.08;

    /// <summary>Quarter squats are looked for in the knees only where at least so many follow each other; one alone may be anything.</summary>
    public int MinQuarterSquats { get; init; } = 3;

    /// <summary>Knees bent further than this at the bottom are no quarter squat; those bend by 45 to 60°.</summary>
    public double MaxQuarterSquatKneeDegrees { get; init; } = 60;

    /// <summary>Knees that bend alike by this much, over <see cref="MinQuarterSquatSeconds"/>, make a dip a rep that is too small for the set otherwise (<see cref="MinDropOfUsual"/>).</summary>
    public double MinQuarterSquatKneeDegrees { get; init; } = 45;

    /// <summary>Own limit: a landing after a jump is over in about half a second, a quarter squat among full ones is done at their pace.</summary>
    public double MinQuarterSquatSeconds { get; init; } = 1.0;

    /// <summary>A quarter squat leans the trunk by at least this much; walking and shifting the weight do not.</summary>
    public double MinQuarterSquatLeanDegrees { get; init; } = 8;

    /// <summary>Standing is found by continuing the line through these two parts of the drop; both lie over the sway of standing (0.05 of a leg).</summary>
    public double UpperStandingLevel { get; init; } = 0.25;

    /// <inheritdoc cref="UpperStandingLevel"/>
    public double LowerStandingLevel { get; init; } = 0.1;

    /// <summary>
    /// How far the line is continued, in lengths of itself. A straight line would need 0.67, hips that start with the pace of a cosine 1.6, gentler
    /// ones more; the smoothing spreads a start by about 0.1 s to the outside and takes some of that back. Chosen on drawn recordings of either pace
    /// (seeds other than those of the tests).
    /// </summary>
    public double StandingContinuation { get; init; } = 1.4;

    /// <summary>Frames within this part of the drop of the highest hips are standing; noise of 1.2 cm a joint makes 0.03, breathing and swaying less.</summary>
    public double StandingSway { get; init; } = 0.06;

    /// <summary>The bottom phase: the hips within this part of the drop of the lowest point.</summary>
    public double BottomLevel { get; init; } = 0.1;

    /// <summary>Both knees bend by at least this much more than in standing, mean of the sides; quarter squats bend 45–60°.</summary>
    public double MinKneeFlexionChangeDegrees { get; init; } = 25;

    /// <summary>Hips that sink this far over planted feet need bent knees, whatever uncertain joints say: straight legs would have to lean by 41°.</summary>
    public double SurelyBentDrop { get; init; } = 0.25;

    /// <summary>The less bent knee bends at least this part of the other; a side view hides the far leg, so this is loose.</summary>
    public double MinKneeBalance { get; init; } = 0.3;

    /// <summary>Below this knee flexion the rep counts as partial: it never reached a squat's depth (a quarter squat is 45° and more).</summary>
    public double MinSquatKneeFlexionDegrees { get; init; } = 35;

    /// <summary>Trunk against the vertical at the bottom beyond which the body lies rather than squats (push-ups 55–90°).</summary>
    public double MaxTrunkLeanDegrees { get; init; } = 75;

    /// <summary>Trunk against the vertical while standing before or after the rep; push-ups and bent-over rows are beyond it.</summary>
    public double MaxStandingLeanDegrees { get; init; } = 45;

    /// <summary>The same for hips that sink by <see cref="SurelyBentDrop"/> or more: a row does not, and triangulated backs seem bent by up to 60° in athletes who stand (squat7).</summary>
    public double MaxStandingLeanOfDeepRepDegrees { get; init; } = 60;

    /// <summary>Lean gained on the way down from which a rep may be a bow (picking something up), see <see cref="BowLeanPerKneeFlexion"/>.</summary>
    public double BowLeanDegrees { get; init; } = 45;

    /// <summary>A bow gains more lean than this part of the knee flexion: UI-PRMD's most bent squats gain 0.72, picking up a weight 1 and more.</summary>
    public double BowLeanPerKneeFlexion { get; init; } = 0.85;

    /// <summary>
    /// The higher hand over the ankles before and after a rep; under this it stays on the floor while the hips rise: on the way into a push-up, a burpee. Hanging
    /// hands are at 0.9 in standing (wrists at 0.485 of the stature, Drillis and Contini 1966), and where <see cref="CutLevel"/> of the drop is left 0.3 below that.
    /// </summary>
    public double MinStandingHandHeight { get; init; } = 0.3;

    /// <summary>
    /// The higher hand over the ankles at the bottom under which something is picked up or put down (a dumbbell on end is 0.3 m high), where the set's usual
    /// rep has it higher by <see cref="PickUpReach"/>: dumbbells that hang through a whole set come near the floor in every rep.
    /// </summary>
    public double PickUpHandHeight { get; init; } = 0.4;

    /// <summary>The hand is at 0.35 where a dumbbell is picked up in the clips, at 0.9 in the same set's goblet squats.</summary>
    public double PickUpReach { get; init; } = 0.35;

    /// <summary>In a video, the feet rise or sink in the image from either end of a rep to its bottom by at most this much: half a metre's jump is 0.6, a phone that follows by hand adds some, a jump off a roof does more.</summary>
    public double MaxFeetFall { get; init; } = 1.0;

    /// <summary>Hip height over the ankles in standing; under this the legs do not carry an upright body (push-ups 0.3).</summary>
    public double MinStandingHipHeight { get; init; } = 0.6;

    /// <summary>Change of the distance between the ankles from standing to the bottom; a forward lunge changes it by 0.7, noise by up to 0.3.</summary>
    public double MaxFootTravel { get; init; } = 0.4;

    /// <summary>In a video, hips and shoulders together move across the image by at most this much: a squat keeps them over the feet, a lunge carries them 0.4.</summary>
    public double MaxTravelAcross { get; init; } = 0.25;

    /// <summary>In a video, feet that seem to move count only where the body travels by this much too; hidden ankles jump, bodies do not.</summary>
    public double MinTravelOfStep { get; init; } = 0.12;

    /// <summary>Distance of the ankles along the direction the body faces, in 3D; split squats and inline lunges of UI-PRMD have 0.6 and more.</summary>
    public double MaxFeetApartSagittal { get; init; } = 0.55;

    /// <summary>The same where the joints were lifted from a video, whose depth is a guess: good squats with hidden feet reached 0.6.</summary>
    public double MaxFeetApartSagittalLifted { get; init; } = 0.75;

    /// <summary>
    /// In a video, the same over the whole rep: the middle one of its start, its bottom and its end. Inline lunges of UI-PRMD, drawn as mannequins (pose2d.movements), mostly have
    /// 0.29 and more as they are lifted, reps of the clips at most 0.04, quarter squats behind a plate 0.21 and more: as quarter squats they keep <see cref="MaxFeetApartSagittalLifted"/>.
    /// </summary>
    public double MaxSplitStance { get; init; } = 0.25;

    /// <summary>One ankle over the other at the bottom, in 3D; a lifted leg has 0.3 and more.</summary>
    public double MaxFeetApartVertical { get; init; } = 0.3;

    /// <summary>The hips move sideways over the feet by at most this much; side lunges 0.25 and more, a noisy lifted squat up to 0.25.</summary>
    public double MaxHipShift { get; init; } = 0.28;

    /// <summary>Knees that bend as alike as this make hips that move sideways a squat with its weight on one leg; in a side lunge one stays nearly straight.</summary>
    public double MinKneeBalanceOfShiftedHips { get; init; } = 0.75;

    /// <summary>
    /// <see cref="MaxHipShift"/> of joints that were lifted from a video: side lunges of UI-PRMD, drawn as mannequins (pose2d.movements), have 0.09 to 0.36, and knees that
    /// bend so differently (0.06 to 0.77) that <see cref="MinKneeBalanceOfShiftedHips"/> mostly speaks; seen from exactly the side both hide (0.02 to 0.06, 0.67 to 0.90). Reps of the
    /// clips have at most 0.03, and 0.93 or more.
    /// </summary>
    public double MaxHipShiftLifted { get; init; } = 0.08;

    /// <summary>Shortest and longest rep from standing to standing; jump squats take 0.8 s, the slowest clip 11 s with its hold.</summary>
    public double MinRepSeconds { get; init; } = 0.4;

    /// <inheritdoc cref="MinRepSeconds"/>
    public double MaxRepSeconds { get; init; } = 45;

    /// <summary>An ankle keypoint under this mean confidence is not used to measure the hip height in the image.</summary>
    public double MinAnkleConfidence { get; init; } = 0.25;

    /// <summary>Leg (hip–knee–ankle) over trunk (mid-hip–mid-shoulder) of an adult: 0.491 / 0.288 of the stature (Drillis and Contini 1966).</summary>
    public double LegOverTrunk { get; init; } = 1.7;

    /// <summary>Weight of the image's hip height against the lifted one where both are known: the image's needs no depth.</summary>
    public double ImageWeight { get; init; } = 0.6;

    /// <summary>
    /// The same rules with the smaller movements of quarter squats, for the curve that the knees give: 30° of flexion are a drop of 0.034,
    /// 15° of standing 0.009. The knees must bend alike; what is repeated is meant, so that a little less depth is a rep too.
    /// </summary>
    internal RepSegmenterOptions ForQuarterSquats() => this with
    {
        MinSwing = 0.012,
        MinDrop = 0.02,
        MinKneeFlexionChangeDegrees = 12,
        MinKneeBalance = 0.5,
        MinSquatKneeFlexionDegrees = 30,
        MaxSplitStance = MaxFeetApartSagittalLifted,
        MaxHipShiftLifted = MaxHipShift,
    };
}
